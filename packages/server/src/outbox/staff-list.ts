import { and, count, desc, eq, ilike, inArray, sql } from 'drizzle-orm';
import { DeliveryError, type OutboxMessage, type OutboxPage, type OutboxQuery } from '@faelles/schemas/delivery.js';
import type { Staff } from '@faelles/schemas/staff.js';
import type { ServerContext } from '../context.ts';
import { applications } from '../database/applications.ts';
import type { Database } from '../database/open.ts';
import { outbox } from '../database/outbox.ts';
import { ProblemError } from '../http/problem.ts';
import { writeAction } from '../staff/action.ts';

/** Most of one answer: whoever looks at more looks for one reference, or for the fault they share. */
const most = 200;

const columns = {
  id: outbox.id, channel: outbox.kind, reference: applications.reference, solution: applications.solution, state: outbox.state, tries: outbox.tries,
  createdAt: outbox.createdAt, dueAt: outbox.dueAt, sentAt: outbox.sentAt, error: outbox.lastError, providerId: outbox.providerId, payload: outbox.payload,
};

/** Not those that went with an erased application: nobody can do anything about them, and a monitor would never be quiet again. */
const standing = sql`${outbox.lastError} is distinct from 'erased'`;

/**
 * Messages of the outbox, the newest first: those that are not sent, unless others are asked for. One whose application
 * was erased is only told to who asks for its reference.
 */
export async function listOutbox(db: Database, { state, reference }: OutboxQuery): Promise<OutboxPage> {
  const named = reference?.trim();
  const wanted = state ? eq(outbox.state, state) : named ? undefined : inArray(outbox.state, ['dead', 'sending', 'waiting']);
  const rows = await db
    .select(columns)
    .from(outbox)
    .innerJoin(applications, eq(applications.id, outbox.applicationId))
    .where(and(wanted, named ? ilike(applications.reference, named.replace(/[\\%_]/g, '\\$&')) : standing))
    .orderBy(desc(outbox.createdAt), desc(outbox.id))
    .limit(most);
  const counted = await db.select({ state: outbox.state, count: count() }).from(outbox).where(standing).groupBy(outbox.state);
  const counts = { waiting: 0, sending: 0, sent: 0, dead: 0, ...Object.fromEntries(counted.map((one) => [one.state, one.count])) };
  return { counts, messages: rows.map(toPage) };
}

type Found = Pick<typeof outbox.$inferSelect, 'id' | 'state' | 'tries' | 'createdAt' | 'dueAt' | 'sentAt' | 'providerId' | 'payload'> & {
  channel: OutboxMessage['channel']; reference: string; solution: string; error: string | null;
};

function toPage({ payload, error, createdAt, dueAt, sentAt, providerId, ...row }: Found): OutboxMessage {
  const code = error === null ? undefined : DeliveryError.safeParse(error).data;
  return {
    ...row,
    createdAt: createdAt.toISOString(),
    ...(row.state === 'waiting' && { dueAt: dueAt.toISOString() }),
    ...(sentAt && { sentAt: sentAt.toISOString() }),
    ...(code && { error: code }),
    ...(providerId !== null && { providerId }),
    mayRetry: row.state === 'dead' && payload !== null,
  };
}

/**
 * Sends a message that was given up again, from the first try, with the key it had: a receiver that took it after all
 * knows it.
 * @throws ProblemError `not-found`; `conflict` with the state when it is not given up, or what it says is erased
 */
export async function retryMessage(ctx: ServerContext, id: string, staff: Staff): Promise<void> {
  await ctx.db.transaction(async (transaction) => {
    const tx = transaction as unknown as Database;
    const [row] = await tx.select().from(outbox).where(eq(outbox.id, id)).for('update');
    if (!row) throw new ProblemError('not-found');
    if (row.state !== 'dead' || row.payload === null) {
      throw new ProblemError('conflict', { detail: row.state === 'dead' ? 'What it said is erased.' : 'It is not given up.', current: { state: row.state } });
    }
    await tx.update(outbox).set({ state: 'waiting', tries: 0, dueAt: ctx.clock(), claimedUntil: null }).where(eq(outbox.id, id));
    await writeAction(tx, ctx, staff, 'send-again', { outboxId: id });
  });
}
