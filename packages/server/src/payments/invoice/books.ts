import { eq, sql } from 'drizzle-orm';
import type { Database } from '../../database/open.ts';
import { slipBookings, slips } from '../../database/slips.ts';

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

/** All that the books say of a slip at one instant. */
export interface SlipAccount {
  slip: SlipRow;
  inOre: number;
  /** Øre that were transferred back, and that somebody is to transfer. */
  outOre: number;
  toPayOutOre: number;
  /** Grows with every entry: of two accounts, the one with the greater version knows more. */
  version: number;
}

/** Reads the account in one statement, so that its figures belong together; undefined when there is no such slip. */
export async function accountOf(db: Database, paymentId: string): Promise<SlipAccount | undefined> {
  const ours = sql`where payment_id = ${paymentId}`;
  const [found] = await db
    .select({
      slip: slips,
      inOre: sql<string>`(select coalesce(sum(amount_ore), 0) from slip_bookings ${ours})`,
      bookings: sql<string>`(select count(*) from slip_bookings ${ours})`,
      outOre: sql<string>`(select coalesce(sum(amount_ore), 0) from slip_payouts ${ours} and booked_on is not null)`,
      payouts: sql<string>`(select count(*) from slip_payouts ${ours} and booked_on is not null)`,
      toPayOutOre: sql<string>`(select coalesce(sum(amount_ore), 0) from slip_payouts ${ours} and booked_on is null)`,
    })
    .from(slips)
    .where(eq(slips.paymentId, paymentId));
  if (!found) return undefined;
  const { slip, inOre, outOre, toPayOutOre, bookings, payouts } = found;
  const version = Number(bookings) + Number(payouts) + (slip.closedAt === null ? 0 : 1);
  return { slip, inOre: Number(inOre), outOre: Number(outOre), toPayOutOre: Number(toPayOutOre), version };
}
