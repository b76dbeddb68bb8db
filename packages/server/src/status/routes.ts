import { and, asc, eq, gt, isNotNull, notExists } from 'drizzle-orm';
import * as z from 'zod';
import { CaseStatusReport, CaseStatusReported, CaseStatusView } from '@faelles/schemas/case-status.js';
import { applications } from '../database/applications.ts';
import { applicationStatus } from '../database/status.ts';
import { once } from '../http/idempotency.ts';
import { json, route } from '../http/route.ts';
import { openedReceipt } from '../receipts/opened.ts';
import { takeReport } from './store.ts';
import { statusView } from './view.ts';

/** A case that nothing was reported of. */
const Unreported = z.object({
  handOver: z.int(),
  id: z.uuid(),
  reference: z.string(),
  solution: z.string(),
  receivedAt: z.string(),
  takenAt: z.string(),
});

const number = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER);

export const statusRoutes = [
  route({
    method: 'PUT',
    path: '/api/machine/applications/:id/status',
    caller: 'machine',
    idempotent: true,
    summary: 'The authority reports where a case stands. Added to its history in the order of `at`; nothing is changed or taken away.',
    body: CaseStatusReport,
    maxBytes: 64 * 1024,
    responses: {
      200: CaseStatusReported,
      409: 'It was not taken, there is no such case, or it would go back without "correction": true; `current` says what stands against it. Or the key was used for other content.',
      410: 'A note or a decision for a person whose data were erased.',
    },
    handle(call) {
      const id = call.params.id!;
      return once(call, `status ${id}`, async (tx, ctx) => ({ status: 200, body: await takeReport(tx, ctx, id, call.idempotency.key, call.body) }));
    },
  }),
  route({
    method: 'GET',
    path: '/api/machine/applications/without-status',
    caller: 'machine',
    summary: 'Applications the case system has taken and reported nothing of: their citizens see no status.',
    query: z.object({ after: number.default(0), limit: number.min(1).max(100).default(50) }),
    responses: { 200: z.object({ applications: z.array(Unreported), next: z.int() }) },
    async handle({ ctx, query }) {
      const { id, reference, solution, handOver, receivedAt, handedOverAt } = applications;
      const reported = ctx.db.select({ id: applicationStatus.id }).from(applicationStatus).where(eq(applicationStatus.applicationId, id));
      const rows = await ctx.db
        .select({ handOver, id, reference, solution, receivedAt, handedOverAt })
        .from(applications)
        .where(and(gt(handOver, query.after), eq(applications.state, 'received'), isNotNull(handedOverAt), notExists(reported)))
        .orderBy(asc(handOver))
        .limit(query.limit);
      const page = rows.map(({ receivedAt: received, handedOverAt: taken, ...rest }) => ({ ...rest, receivedAt: received!.toISOString(), takenAt: taken!.toISOString() }));
      return json({ applications: page, next: rows.at(-1)?.handOver ?? query.after });
    },
  }),
  route({
    method: 'GET',
    path: '/api/receipts/:id/status',
    caller: ['link', 'session'],
    summary: 'Where the case of a receipt stands, and how it came there: without notes and decisions for who has a link.',
    responses: { 200: CaseStatusView },
    handle: async (call) => json(await statusView(call.ctx, await openedReceipt(call))),
  }),
];
