import { and, eq, isNotNull, isNull, sql, type SQL } from 'drizzle-orm';
import type { Database } from '../../database/open.ts';
import { slipBookings, slipPayouts, slips } from '../../database/slips.ts';

/** A slip as it is stored. */
export type SlipRow = typeof slips.$inferSelect;

/** A slip by its payment id; `lock` keeps others from booking on it or closing it meanwhile. */
export async function findSlip(db: Database, paymentId: string, lock = false): Promise<SlipRow | undefined> {
  const query = db.select().from(slips).where(eq(slips.paymentId, paymentId));
  const [row] = lock ? await query.for('update') : await query;
  return row;
}

/** Øre that came in on a payment id. */
export async function paidIn(db: Database, paymentId: string): Promise<number> {
  const ore = sql<string>`coalesce(sum(${slipBookings.amountOre}), 0)`;
  const [sum] = await db.select({ ore }).from(slipBookings).where(eq(slipBookings.paymentId, paymentId));
  return Number(sum!.ore);
}

/** Øre that were transferred back: what is only ordered is not back yet. */
export const paidOut = (db: Database, paymentId: string): Promise<number> => payoutsOf(db, paymentId, isNotNull(slipPayouts.bookedOn));

/** Øre that somebody is to transfer back. */
export const toPayOut = (db: Database, paymentId: string): Promise<number> => payoutsOf(db, paymentId, isNull(slipPayouts.bookedOn));

async function payoutsOf(db: Database, paymentId: string, which: SQL): Promise<number> {
  const ore = sql<string>`coalesce(sum(${slipPayouts.amountOre}), 0)`;
  const [sum] = await db.select({ ore }).from(slipPayouts).where(and(eq(slipPayouts.paymentId, paymentId), which));
  return Number(sum!.ore);
}
