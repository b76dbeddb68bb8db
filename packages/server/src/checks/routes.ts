import { CheckAnswer, CheckQuestion } from '@faelles/schemas/sources.js';
import { ProblemError } from '../http/problem.ts';
import { json, route } from '../http/route.ts';
import { checkOf, verdictOf } from './ask.ts';

export const checkRoutes = [
  route({
    method: 'POST',
    path: '/api/checks/:check',
    caller: 'session',
    rate: 'check',
    summary: 'Whether a value is right, as far as the server can tell: `unknown` when it cannot. Nothing of it is kept or logged.',
    body: CheckQuestion,
    maxBytes: 16 * 1024,
    responses: { 200: CheckAnswer },
    async handle({ ctx, params, body }) {
      const id = params.check!;
      if (!checkOf(ctx, id)) throw new ProblemError('not-found', { detail: 'There is no such check.' });
      return json({ verdict: await verdictOf(ctx, id, body.value) });
    },
  }),
];
