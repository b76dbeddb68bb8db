import { and, asc, eq, inArray, lte, or, sql } from 'drizzle-orm';
import type { DeliveryError } from '@faelles/schemas/delivery.js';
import type { ServerContext } from '../context.ts';
import type { Database } from '../database/open.ts';
import { outbox } from '../database/outbox.ts';
import type { Payload } from './enqueue.ts';
import type { OutboxTiming } from './timing.ts';

export type OutboxRow = typeof outbox.$inferSelect;

/**
 * Takes the message that is due longest, for as long as the lease: nobody else gets it meanwhile, and should this process
 * die, somebody does afterwards. Copies of the server that ask at the same moment get different ones (`skip locked`).
 */
export async function claimNext(ctx: ServerContext, { leaseMillis }: OutboxTiming): Promise<OutboxRow | undefined> {
  const now = ctx.clock();
  const due = or(and(eq(outbox.state, 'waiting'), lte(outbox.dueAt, now)), and(eq(outbox.state, 'sending'), lte(outbox.claimedUntil, now)));
  const next = ctx.db.select({ id: outbox.id }).from(outbox).where(due).orderBy(asc(outbox.dueAt)).limit(1).for('update', { skipLocked: true });
  const [row] = await ctx.db
    .update(outbox)
    .set({ state: 'sending', tries: sql`${outbox.tries} + 1`, claimedUntil: new Date(now.getTime() + leaseMillis) })
    .where(inArray(outbox.id, next))
    .returning();
  return row;
}

/** The row, while it is still this worker's: the lease it got names the claim, and another claim has another one. */
const mine = (row: OutboxRow) => and(eq(outbox.id, row.id), eq(outbox.state, 'sending'), eq(outbox.claimedUntil, row.claimedUntil!), eq(outbox.tries, row.tries));

/**
 * Keeps the message that was made, before it is sent the first time.
 * @returns false when the lease was lost: it must not be sent by this worker
 */
export async function keepMessage(ctx: ServerContext, row: OutboxRow, payload: Payload): Promise<boolean> {
  const kept = await ctx.db.update(outbox).set({ payload: { ...payload } }).where(mine(row)).returning({ id: outbox.id });
  return kept.length > 0;
}

/** It was taken. What it said is no longer needed here. Also true when the lease was lost meanwhile: taken is taken. */
export async function markSent(ctx: ServerContext, row: OutboxRow, providerId: string | undefined): Promise<void> {
  await ctx.db
    .update(outbox)
    .set({ state: 'sent', sentAt: ctx.clock(), claimedUntil: null, lastError: null, payload: null, providerId: providerId ?? null })
    .where(and(eq(outbox.id, row.id), inArray(outbox.state, ['waiting', 'sending', 'dead'])));
}

/** It was not taken: tried again at `dueAt`, or given up without one. */
export async function markFailed(ctx: ServerContext, row: OutboxRow, code: DeliveryError, dueAt: Date | undefined): Promise<void> {
  await ctx.db
    .update(outbox)
    .set({ state: dueAt ? 'waiting' : 'dead', claimedUntil: null, lastError: code, ...(dueAt && { dueAt }) })
    .where(mine(row));
}

/** The server stops before the receiver answered: as if it had not been tried. */
export async function putBack(ctx: ServerContext, row: OutboxRow): Promise<void> {
  await ctx.db.update(outbox).set({ state: 'waiting', claimedUntil: null, tries: row.tries - 1 }).where(mine(row));
}

/** Erases what messages say of persons; what was not sent yet is not sent any more. */
export async function eraseOutbox(tx: Database, applicationIds: string[]): Promise<void> {
  if (applicationIds.length === 0) return;
  const those = inArray(outbox.applicationId, applicationIds);
  await tx.update(outbox).set({ state: 'dead', lastError: 'erased', claimedUntil: null }).where(and(those, inArray(outbox.state, ['waiting', 'sending', 'dead'])));
  await tx.update(outbox).set({ payload: null }).where(those);
}
