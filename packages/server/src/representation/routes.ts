import type { Issue } from '@faelles/schemas/issue.js';
import type { Json } from '@faelles/schemas/json.js';
import { isRealDate } from '@faelles/schemas/date.js';
import { PowerAnswer, PowerOfAttorney, PowerRequest, PowersOfAttorney, type PowerEventType, type PowerScope } from '@faelles/schemas/power-of-attorney.js';
import type { ServerContext } from '../context.ts';
import type { Database } from '../database/open.ts';
import { keyedHash } from '../hash.ts';
import { once } from '../http/idempotency.ts';
import { ProblemError } from '../http/problem.ts';
import { json, route } from '../http/route.ts';
import type { StoredSession } from '../sessions/provider.ts';
import { today } from '../today.ts';
import { ownOf, type Own } from './grants.ts';
import { readOther, type Other } from './other.ts';
import { eventsOf, movePower, powersOf, writePower, type Wanted } from './powers.ts';
import { viewPower } from './view.ts';

/** Who writes: the company a session acts for by its sign-in, otherwise the signed-in person, whoever else they act for. */
function writerOf(ctx: ServerContext, session: StoredSession): Own {
  const own = ownOf(session, today(ctx));
  if (own.length === 0) throw new ProblemError('not-signed-in', { detail: 'Powers of attorney are for people who have signed in.' });
  return own.find(({ kind, id }) => kind === 'company' && id === session.onBehalfOf?.id) ?? own[0]!;
}

/** What a power of attorney can be about: each solution is an area. */
function areasOf(ctx: ServerContext): PowerScope[] {
  return ctx.solutions.list().map(({ id, definition }) => ({ id, label: definition.title }));
}

/** @throws ProblemError `invalid-request`, 422, with the paths of the body */
function read(ctx: ServerContext, session: StoredSession, body: PowerRequest): { other: Other; wanted: Wanted } {
  const { number, scope: [area], ...rest } = body;
  const other = readOther(ctx.config.secrets.session, number);
  const scope = areasOf(ctx).filter(({ id }) => id === area);
  const issues: Issue[] = [];
  if ('code' in other) issues.push(other);
  else if (ownOf(session, today(ctx)).some(({ id }) => id === other.id)) issues.push({ path: 'number', code: 'same-person' });
  if (scope.length === 0) issues.push({ path: 'scope.0', code: 'option' });
  issues.push(...periodIssues(body, today(ctx)));
  if (issues.length > 0 || 'code' in other) throw new ProblemError('invalid-request', { status: 422, issues });
  return { other, wanted: { ...rest, scope } };
}

function periodIssues({ validFrom, validTo }: PowerRequest, day: string): Issue[] {
  if (!isRealDate(validFrom)) return [{ path: 'validFrom', code: 'date-invalid' }];
  if (validFrom < day) return [{ path: 'validFrom', code: 'date-too-early', params: { min: day } }];
  if (validTo === undefined) return [];
  if (!isRealDate(validTo)) return [{ path: 'validTo', code: 'date-invalid' }];
  return validTo < validFrom ? [{ path: 'validTo', code: 'period-order' }] : [];
}

/** Moves one and answers how it is now. */
async function moved(ctx: ServerContext, session: StoredSession, id: string, type: PowerEventType): Promise<Response> {
  const own = ownOf(session, today(ctx));
  const view = await ctx.db.transaction(async (transaction) => {
    const tx = transaction as unknown as Database;
    const row = await movePower(tx, ctx, session, own, id, type);
    return row && viewPower(ctx, row, await eventsOf(tx, [id]), own);
  });
  // Another's and none are the same from outside.
  if (!view) throw new ProblemError('not-found');
  return json(view);
}

export const powerRoutes = [
  route({
    method: 'GET',
    path: '/api/powers-of-attorney',
    caller: 'session',
    summary: 'Powers of attorney the signed-in person or their company gave, got, asked for or was asked for, newest first, and the areas there are.',
    responses: { 200: PowersOfAttorney },
    async handle({ ctx, caller }) {
      const own = ownOf(caller.session, today(ctx));
      const rows = await powersOf(ctx.db, own);
      const events = Map.groupBy(await eventsOf(ctx.db, rows.map(({ id }) => id)), ({ powerId }) => powerId);
      return json({ powers: rows.map((row) => viewPower(ctx, row, events.get(row.id) ?? [], own)), areas: areasOf(ctx) });
    },
  }),
  route({
    method: 'POST',
    path: '/api/powers-of-attorney',
    caller: 'session',
    rate: 'link',
    idempotent: true,
    summary:
      'Give a power of attorney, valid at once, or ask for one. The other is named by CPR or CVR number in the body; the answer is the same ' +
      'whether anybody has it. 422 `giver-too-young` below 15. The same one again while it is open is the one there is.',
    body: PowerRequest,
    responses: { 201: PowerOfAttorney },
    async handle(call) {
      const { session } = call.caller;
      const own = writerOf(call.ctx, session);
      const { other, wanted } = read(call.ctx, session, call.body);
      // Keyed: from a plain hash of the body the number could be found by trying all there are.
      const requestHash = keyedHash(call.ctx.config.secrets.session, call.idempotency.requestHash);
      return once({ ctx: call.ctx, idempotency: { ...call.idempotency, requestHash } }, `powers ${session.actor.id}`, async (tx, ctx) => {
        const row = await writePower(tx, ctx, session, own, other, wanted);
        return { status: 201, body: viewPower(ctx, row, await eventsOf(tx, [row.id]), [own]) as unknown as Json };
      });
    },
  }),
  route({
    method: 'POST',
    path: '/api/powers-of-attorney/:id/answers',
    caller: 'session',
    summary:
      'Answer as the one who was named: accept or reject a request, or one that was given. Repeating it changes nothing; ' +
      '410 with the status when it is over, 409 when this side has nothing to answer.',
    body: PowerAnswer,
    responses: { 200: PowerOfAttorney },
    handle: ({ ctx, caller, params, body }) => moved(ctx, caller.session, params.id!, body.answer),
  }),
  route({
    method: 'POST',
    path: '/api/powers-of-attorney/:id/withdrawals',
    caller: 'session',
    summary: 'End it at once: the giver takes it back, the receiver gives it up or drops the request. Repeating it changes nothing.',
    responses: { 200: PowerOfAttorney },
    handle: ({ ctx, caller, params }) => moved(ctx, caller.session, params.id!, 'withdrawn'),
  }),
];
