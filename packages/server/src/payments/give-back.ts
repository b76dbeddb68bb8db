import { and, eq, isNull } from 'drizzle-orm';
import type { RefundReason } from '@faelles/schemas/payment.js';
import { isPaid, stateOf } from '@faelles/payment/model';
import type { ServerContext } from '../context.ts';
import type { Database } from '../database/open.ts';
import { payments } from '../database/payments.ts';
import { addRefund, refundableOre, refundsOf } from './refunds.ts';
import { recordOf, type PaymentRow } from './row.ts';
import { attemptsOf } from './store.ts';

/**
 * Sends all of a payment's money back: what is reserved is let go, what is taken is refunded. What comes later by this
 * attempt goes the same way (a capture that was under way when the application was withdrawn), and so does what is left
 * when somebody has given a part back at the provider meanwhile. Safe to repeat: the same figures are the same wish.
 * Call with the payment locked.
 */
export async function giveBack(tx: Database, ctx: ServerContext, row: PaymentRow, reason: RefundReason, now: Date): Promise<void> {
  const rest = row.authorisedOre - row.capturedOre - row.cancelledOre;
  await tx
    .update(payments)
    .set({
      releaseReason: reason,
      chargeDueAt: null,
      ...(rest > 0 && row.releaseDueAt === null && { releaseDueAt: now, tries: 0 }),
    })
    .where(eq(payments.id, row.id));
  const taken = refundableOre(row, await refundsOf(tx, row.id));
  if (taken > 0) await addRefund(tx, row, { amountOre: taken, reason, askedBy: 'system', intentKey: `back-${reason}-${row.capturedOre}-${row.refundedOre}` }, now);
}

/** Money that came in parts can come to more than the bill: what is over goes back. */
export async function ownBack(tx: Database, ctx: ServerContext, row: PaymentRow, now: Date): Promise<void> {
  if (!row.facts.inParts) return;
  const over = refundableOre(row, await refundsOf(tx, row.id)) - row.order.totalOre;
  const spent = row.refundedOre > 0 && (await refundsOf(tx, row.id)).some(({ reason }) => reason !== 'overpaid');
  // After a refund that somebody asked for, less than the bill is meant to stay.
  if (over > 0 && !spent) await addRefund(tx, row, { amountOre: over, reason: 'overpaid', askedBy: 'system', intentKey: `over-${row.capturedOre}` }, now);
}

/**
 * The application is gone (withdrawn) or no longer waits: money of its attempts goes back, open ways to pay are closed.
 * Call with the application locked.
 */
export async function letGoOfPayments(tx: Database, ctx: ServerContext, applicationId: string, reason: RefundReason, now: Date): Promise<void> {
  for (const { id } of await attemptsOf(tx, applicationId)) {
    const [row] = await tx.select().from(payments).where(eq(payments.id, id)).for('update');
    // Also what was paid and is not for the moment, by an answer that cannot be understood: it may be paid again by the next
    // answer, and nobody asks for it then (found by the stories of test/server-payments/model).
    if (isPaid(stateOf(recordOf(row!))) || row!.authorisedAt !== null) await giveBack(tx, ctx, row!, row!.releaseReason === null || row!.releaseReason === 'not-needed' ? reason : row!.releaseReason, now);
  }
  await closeWaysToPay(tx, applicationId, now);
}

/** Nobody may pay for it any more: open pages are closed at their providers as soon as these answer. */
export async function closeWaysToPay(tx: Database, applicationId: string, now: Date): Promise<void> {
  const open = and(eq(payments.applicationId, applicationId), eq(payments.live, true), isNull(payments.authorisedAt));
  await tx.update(payments).set({ closeDueAt: now, tries: 0 }).where(open);
}
