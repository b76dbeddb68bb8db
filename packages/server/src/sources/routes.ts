import * as z from 'zod';
import { SourceAnswer } from '@faelles/schemas/sources.js';
import { ProblemError } from '../http/problem.ts';
import { json, route } from '../http/route.ts';
import { fetchFor, sourceOf } from './fetch.ts';

const names = z.string().regex(/^[a-z][a-zA-Z0-9]*(,[a-z][a-zA-Z0-9]*){0,49}$/);

export const sourceRoutes = [
  route({
    method: 'GET',
    path: '/api/sources/:source',
    caller: 'session',
    rate: 'source',
    summary: 'Data about the holder of the session from a source, only what is named in `data`, with proofs for the application.',
    query: z.object({ data: names }),
    responses: { 200: SourceAnswer },
    async handle({ ctx, caller, params, query }) {
      const id = params.source!;
      const source = sourceOf(ctx, id);
      if (!source) throw new ProblemError('not-found', { detail: 'There is no such source.' });
      return json(await fetchFor(ctx, caller.session, id, source, [...new Set(query.data.split(','))]));
    },
  }),
];
