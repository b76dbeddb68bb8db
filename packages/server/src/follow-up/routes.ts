import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { fieldAt } from '@faelles/form-engine/compile.js';
import { FollowUpEvent } from '@faelles/schemas/follow-up.js';
import { issueCodes } from '@faelles/schemas/issue.js';
import type { ServerContext } from '../context.ts';
import { followUpEvents } from '../database/follow-up.ts';
import { ProblemError } from '../http/problem.ts';
import { noContent, route } from '../http/route.ts';
import type { Solution } from '../solutions/load.ts';

const Events = z.union([FollowUpEvent, z.array(FollowUpEvent).min(1).max(100)]);
const day = 86_400_000;
/** Steps every solution has without writing them. */
const builtIn = new Set(['check', 'payment', 'receipt']);

/** Nothing but names that stand in the definition: free text in an event could be somebody's answer. */
function isKnown(event: FollowUpEvent, { definition, form }: Solution): boolean {
  const { step, field, rule, language } = event;
  return (
    (step === undefined || builtIn.has(step) || definition.steps.some((one) => one.id === step)) &&
    (field === undefined || fieldAt(form, field) !== undefined) &&
    (rule === undefined || (issueCodes as readonly string[]).includes(rule)) &&
    (language === undefined || /^[a-z]{2,3}(-[A-Za-z]{2,4})?$/.test(language))
  );
}

async function checked(ctx: ServerContext, event: FollowUpEvent) {
  const solution = await ctx.solutions.version(event.solution, event.definitionVersion);
  if (!solution || !isKnown(event, solution)) {
    throw new ProblemError('invalid-request', { status: 422, detail: 'An event names what the definition does not have.' });
  }
  const now = ctx.clock();
  const at = new Date(event.at);
  // A page tells when it happened, within a day; a clock that is off by more knows nothing.
  const believable = Math.abs(at.getTime() - now.getTime()) < day;
  return { ...event, id: randomUUID(), at: believable ? at : now };
}

export const followUpRoutes = [
  route({
    method: 'POST',
    path: '/api/events',
    caller: 'anyone',
    summary: 'Tell what happened on the way, never who it was or what they wrote. One event or a list.',
    body: Events,
    maxBytes: 64 * 1024,
    responses: { 204: 'Kept.' },
    async handle({ ctx, body }) {
      const rows = await Promise.all((Array.isArray(body) ? body : [body]).map((event) => checked(ctx, event)));
      await ctx.db.insert(followUpEvents).values(rows);
      return noContent();
    },
  }),
];
