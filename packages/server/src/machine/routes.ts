import { and, asc, eq, gt, inArray, isNotNull, isNull, ne, or } from 'drizzle-orm';
import * as z from 'zod';
import { Answers } from '@faelles/schemas/answers.js';
import { ConsentEvent } from '@faelles/schemas/consent-record.js';
import { Order } from '@faelles/schemas/order.js';
import { Actor, Representation, Subject } from '@faelles/schemas/party.js';
import { addressNotes } from '../addresses/confirm.ts';
import { consentsOf } from '../consents/record.ts';
import type { ServerContext } from '../context.ts';
import { applications } from '../database/applications.ts';
import { attachments } from '../database/attachments.ts';
import { ProblemError } from '../http/problem.ts';
import { json, noContent, route } from '../http/route.ts';

/** A received application as the case system takes it over. */
export const HandOver = z.object({
  /** Place in the order of completion; ask for what comes after the last one you have. */
  handOver: z.int(),
  id: z.uuid(),
  reference: z.string(),
  solution: z.string(),
  definitionVersion: z.string(),
  language: z.string(),
  submittedAt: z.string(),
  receivedAt: z.string(),
  actor: Actor,
  subject: Subject,
  representation: z.optional(Representation),
  /** Absent once it was erased. */
  answers: z.optional(Answers),
  order: Order,
  /** What to look at once more, by the path of the answer; nothing of it stopped the citizen. */
  notes: z.array(z.object({ path: z.string(), code: z.enum(['address-changed', 'address-gone', 'address-unconfirmed']) })),
  consents: z.array(ConsentEvent),
  attachments: z.array(
    z.object({
      id: z.uuid(),
      field: z.string(),
      name: z.string(),
      type: z.string(),
      size: z.int(),
      sha256: z.string(),
      scan: z.enum(['quarantined', 'clean', 'infected', 'not-scanned']),
    }),
  ),
});

const Page = z.object({ applications: z.array(HandOver), next: z.int() });

const number = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER);

async function handOverOf(ctx: ServerContext, row: typeof applications.$inferSelect): Promise<z.infer<typeof HandOver>> {
  const files = await ctx.db.select().from(attachments).where(eq(attachments.applicationId, row.id));
  return {
    handOver: row.handOver!,
    id: row.id,
    reference: row.reference,
    solution: row.solution,
    definitionVersion: row.definitionVersion,
    language: row.language,
    submittedAt: row.submittedAt.toISOString(),
    receivedAt: row.receivedAt!.toISOString(),
    actor: row.actor,
    subject: row.subject,
    representation: row.representation ?? undefined,
    answers: row.answers ?? undefined,
    order: row.order,
    notes: addressNotes(row.answers ?? {}),
    consents: await consentsOf(ctx.db, row.id),
    attachments: files.map(({ id, field, name, type, size, sha256, scan }) => ({ id, field, name, type, size, sha256, scan })),
  };
}

export const machineRoutes = [
  route({
    method: 'GET',
    path: '/api/machine/applications',
    caller: 'machine',
    summary: 'Received applications in the order of their completion, for the case system.',
    query: z.object({ after: number.default(0), limit: number.min(1).max(100).default(50) }),
    responses: { 200: Page },
    async handle({ ctx, query }) {
      const rows = await ctx.db
        .select()
        .from(applications)
        // One that was withdrawn before anybody took it is no longer to be treated.
        .where(and(gt(applications.handOver, query.after), or(ne(applications.state, 'withdrawn'), isNotNull(applications.handedOverAt))))
        .orderBy(asc(applications.handOver))
        .limit(query.limit);
      const page = await Promise.all(rows.map((row) => handOverOf(ctx, row)));
      return json({ applications: page, next: rows.at(-1)?.handOver ?? query.after });
    },
  }),
  route({
    method: 'POST',
    path: '/api/machine/applications/:id/taken',
    caller: 'machine',
    summary: 'The case system has it: from now the period runs after which its answers are erased here.',
    responses: { 204: 'Noted.', 409: 'Its applicant withdrew it before it was taken: do not treat it.' },
    async handle({ ctx, params }) {
      const received = and(eq(applications.id, params.id!), inArray(applications.state, ['received', 'withdrawn']));
      const [row] = await ctx.db.select({ id: applications.id, handedOverAt: applications.handedOverAt }).from(applications).where(received);
      if (!row) throw new ProblemError('not-found');
      if (row.handedOverAt !== null) return noContent();
      // Withdrawn in between: whoever asked for it just now must not treat it.
      const waits = and(eq(applications.id, row.id), isNull(applications.handedOverAt), eq(applications.state, 'received'));
      const [taken] = await ctx.db.update(applications).set({ handedOverAt: ctx.clock() }).where(waits).returning({ id: applications.id });
      if (taken) return noContent();
      const [now] = await ctx.db.select({ state: applications.state }).from(applications).where(eq(applications.id, row.id));
      if (now?.state !== 'withdrawn') return noContent();
      throw new ProblemError('conflict', { detail: 'It was withdrawn before it was taken: do not treat it.', current: { state: 'withdrawn' } });
    },
  }),
];
