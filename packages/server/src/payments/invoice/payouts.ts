import { and, eq, isNull } from 'drizzle-orm';
import * as z from 'zod';
import type { ServerContext } from '../../context.ts';
import type { Database } from '../../database/open.ts';
import { payments } from '../../database/payments.ts';
import { slipPayouts, slips } from '../../database/slips.ts';
import { ProblemError } from '../../http/problem.ts';
import { today } from '../../today.ts';

/** A transfer that somebody of the staff has made. */
export const PayoutBooked = z.strictObject({
  key: z.string().max(200),
  /** The day the bank booked it, ISO 8601. */
  bookedOn: z.iso.date(),
  bankReference: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9./:_-]{3,63}$/),
});
export type PayoutBooked = z.infer<typeof PayoutBooked>;

/** Money that is to be transferred back, or was. */
export const SlipPayout = z.object({
  key: z.string(),
  paymentId: z.string(),
  payment: z.uuid(),
  amountOre: z.int(),
  orderedAt: z.string(),
  bookedOn: z.optional(z.string()),
  bankReference: z.optional(z.string()),
});
export type SlipPayout = z.infer<typeof SlipPayout>;

/**
 * Books the transfer of a payout, once. The payment is due to be asked about in the same transaction.
 * @throws ProblemError `not-found`; `conflict` when it is booked with other content, or the reference belongs to another
 */
export async function bookPayout(tx: Database, ctx: ServerContext, booked: PayoutBooked): Promise<SlipPayout> {
  const { key, bookedOn, bankReference } = booked;
  if (bookedOn > today(ctx)) throw new ProblemError('invalid-answers', { issues: [{ path: 'bookedOn', code: 'date-too-late' }] });
  const [row] = await tx.select().from(slipPayouts).where(eq(slipPayouts.key, key)).for('update');
  if (!row) throw new ProblemError('not-found');
  const [slip] = await tx.select().from(slips).where(eq(slips.paymentId, row.paymentId));
  if (row.bookedOn === null) {
    const [other] = await tx.select().from(slipPayouts).where(eq(slipPayouts.bankReference, bankReference));
    if (other) throw new ProblemError('conflict', { detail: 'This reference of the bank is booked for another payout.' });
    await tx.update(slipPayouts).set({ bookedOn, bankReference }).where(and(eq(slipPayouts.key, key), isNull(slipPayouts.bookedOn)));
    await tx.update(payments).set({ nextPollAt: ctx.clock() }).where(eq(payments.id, slip!.attempt));
  } else if (row.bookedOn !== bookedOn || row.bankReference !== bankReference) {
    throw new ProblemError('conflict', { detail: 'This payout is booked with other content.' });
  }
  return shownPayout({ ...row, bookedOn, bankReference }, slip!.attempt);
}

/** A payout as staff see it. */
export function shownPayout(row: typeof slipPayouts.$inferSelect, payment: string): SlipPayout {
  const { key, paymentId, amountOre, orderedAt, bookedOn, bankReference } = row;
  return {
    key,
    paymentId,
    payment,
    amountOre,
    orderedAt: orderedAt.toISOString(),
    ...(bookedOn !== null && { bookedOn }),
    ...(bankReference !== null && { bankReference }),
  };
}
