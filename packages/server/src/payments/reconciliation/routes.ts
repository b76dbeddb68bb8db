import { desc, eq, inArray } from 'drizzle-orm';
import { Difference, Reconciliation, Reconciliations, RejectedWebhooks } from '@faelles/schemas/staff.js';
import { paymentReconciliations as runs } from '../../database/payments.ts';
import { ProblemError } from '../../http/problem.ts';
import { json, route } from '../../http/route.ts';
import { writeAction } from '../../staff/action.ts';
import { rejectedWebhooks } from './of-others.ts';
import { requestRun, underWay, type Run } from './run.ts';

const toPage = ({ id, at, state, from, to, checked, unanswered, differences, startedBy, doneAt }: Run): Reconciliation => ({
  id, at: at.toISOString(), state, from: from.toISOString(), to: to.toISOString(), checked, unanswered, startedBy,
  differences: differences.map((one) => Difference.parse(one)),
  ...(doneAt && { doneAt: doneAt.toISOString() }),
});

/** Comparing the books with the providers, as staff ask for it. */
export const reconciliationRoutes = [
  route({
    method: 'GET',
    path: '/api/staff/reconciliations',
    caller: 'staff',
    role: 'see',
    summary: 'Comparisons of the books with the providers: the differences of the newest, and one under way.',
    responses: { 200: Reconciliations },
    async handle({ ctx }) {
      const rows = await ctx.db.select().from(runs).where(inArray(runs.state, ['done'])).orderBy(desc(runs.at)).limit(31);
      const [newest, ...earlier] = rows;
      const now = await underWay(ctx);
      return json({
        ...(newest && { newest: toPage(newest) }),
        ...(now && { underWay: toPage(now) }),
        earlier: earlier.map(({ id, at, checked, unanswered, differences }) => ({ id, at: at.toISOString(), checked, unanswered, differences: differences.length })),
      } satisfies Reconciliations);
    },
  }),
  route({
    method: 'GET',
    path: '/api/staff/reconciliations/:id',
    caller: 'staff',
    role: 'see',
    summary: 'One comparison: how far it is, and what it found.',
    responses: { 200: Reconciliation },
    async handle({ ctx, params }) {
      const [row] = await ctx.db.select().from(runs).where(eq(runs.id, params.id!));
      if (!row) throw new ProblemError('not-found');
      return json(toPage(row));
    },
  }),
  route({
    method: 'POST',
    path: '/api/staff/reconciliations',
    caller: 'staff',
    role: 'see',
    summary: 'Compare now. One at a time: while one waits or runs, it is the answer. Begins within seconds; ask for it by its id.',
    responses: { 202: Reconciliation },
    async handle({ ctx, caller }) {
      const run = await requestRun(ctx, caller.staff.id);
      // It ended between the two looks; then there is a newest one.
      if (!run) throw new ProblemError('conflict', { detail: 'One has just ended; ask again.' });
      await writeAction(ctx.db, ctx, caller.staff, 'reconcile');
      return json(toPage(run), 202);
    },
  }),
  route({
    method: 'GET',
    path: '/api/staff/webhooks/rejected',
    caller: 'staff',
    role: 'see',
    summary: 'Webhooks that proved nothing, by provider and UTC day.',
    responses: { 200: RejectedWebhooks },
    handle: async ({ ctx }) => json(await rejectedWebhooks(ctx)),
  }),
];
