import * as z from 'zod';
import { FormDefinition } from '@faelles/schemas/definition.js';
import { definitionSchema } from '@faelles/schemas/definition-schema.js';
import { Text } from '@faelles/schemas/text.js';
import { sha256 } from '../hash.ts';
import { ProblemError } from '../http/problem.ts';
import { json, route } from '../http/route.ts';

const Listed = z.array(
  z.object({ id: z.string(), version: z.string(), title: Text, summary: z.optional(Text), authority: Text, href: z.string() }),
);

export const solutionRoutes = [
  route({
    method: 'GET',
    path: '/api/solutions',
    caller: 'anyone',
    summary: 'The solutions that are served.',
    responses: { 200: Listed },
    handle: ({ ctx }) =>
      json(
        ctx.solutions.list().map(({ id, definition: { version, title, summary, authority } }) => ({
          id, version, title,
          ...(summary === undefined ? {} : { summary }),
          authority: authority.name,
          href: `/solutions/${id}/`,
        })),
      ),
  }),
  route({
    method: 'GET',
    path: '/solutions/:solution/definition.json',
    caller: 'anyone',
    summary: 'The definition of a solution: the newest, or the version a draft began with.',
    query: z.object({ version: z.optional(z.string()) }),
    responses: { 200: FormDefinition },
    async handle({ ctx, params, query, request }) {
      const id = params.solution!;
      if (ctx.solutions.isFaulty(id)) {
        throw new ProblemError('internal', { status: 503, detail: 'The definition has faults; the log of the server lists them.' });
      }
      const newest = ctx.solutions.get(id);
      const solution = newest && (query.version === undefined ? newest : await ctx.solutions.version(id, query.version));
      if (!solution) throw new ProblemError('not-found');
      const text = JSON.stringify(solution.definition);
      const etag = `"${sha256(text).slice(0, 32)}"`;
      const headers = { 'cache-control': 'no-cache', etag };
      if (request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers });
      return new Response(text, { headers: { ...headers, 'content-type': 'application/json' } });
    },
  }),
  route({
    method: 'GET',
    path: '/schemas/form-definition-1.json',
    caller: 'anyone',
    summary: 'JSON Schema of the form definition, for editors and other tools.',
    responses: { 200: 'A JSON Schema (draft 2020-12).' },
    handle({ ctx }) {
      return new Response(JSON.stringify(definitionSchema(`${ctx.config.publicUrl}/schemas/form-definition-1.json`)), {
        headers: { 'content-type': 'application/schema+json', 'cache-control': 'no-cache' },
      });
    },
  }),
];
