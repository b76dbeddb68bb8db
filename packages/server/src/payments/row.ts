import type { Payment } from '@faelles/schemas/payment.js';
import { finished, stateOf, type PaymentRecord } from '@faelles/payment/model';
import type { paymentRefunds, payments } from '../database/payments.ts';

/** An attempt as it is stored. */
export type PaymentRow = typeof payments.$inferSelect;
/** A wish to give money back as it is stored. */
export type RefundRow = typeof paymentRefunds.$inferSelect;

/** What the model knows of a row. Events are told apart by their own table, so none is `seen` here. */
export function recordOf(row: PaymentRow): PaymentRecord {
  const { authorisedOre, capturedOre, refundedOre, cancelledOre } = row;
  return {
    orderOre: row.order.totalOre,
    amounts: { authorisedOre, capturedOre, refundedOre, cancelledOre },
    facts: row.facts,
    seen: [],
    readAt: row.readAt?.getTime() ?? 0,
  };
}

/** A row as the citizen may see it; `refunds` are its own. */
export function toPayment(row: PaymentRow, refunds: readonly RefundRow[] = []): Payment {
  const { amounts, facts } = recordOf(row);
  const state = stateOf(recordOf(row));
  const open = !finished(state) && facts.cancelledByService === undefined;
  return {
    id: row.id,
    applicationId: row.applicationId,
    attempt: row.attempt,
    state,
    finished: finished(state),
    order: row.order,
    amounts,
    method: row.method,
    provider: row.provider,
    ...(open && row.redirectUrl !== null && { redirectUrl: row.redirectUrl }),
    ...(open && row.embedded !== null && { embedded: row.embedded }),
    ...(open && row.slip !== null && { slip: row.slip }),
    ...(open && row.expiresAt !== null && { expiresAt: row.expiresAt.toISOString() }),
    ...(row.paidWith !== null && { paidWith: row.paidWith }),
    ...(row.transactionId !== null && { transactionId: row.transactionId }),
    refunds: refunds.map(({ id, amountOre, createdAt, state: stands, reason }) => ({ id, amountOre, at: createdAt.toISOString(), state: stands, reason })),
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}
