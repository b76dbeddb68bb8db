import type { Payment } from '@faelles/schemas/payment.js';
import { finished, stateOf, type PaymentRecord } from '@faelles/payment/model';
import type { payments } from '../database/payments.ts';

/** An attempt as it is stored. */
export type PaymentRow = typeof payments.$inferSelect;

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

/** A row as the citizen may see it. */
export function toPayment(row: PaymentRow): Payment {
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
    provider: row.provider,
    ...(open && row.redirectUrl !== null && { redirectUrl: row.redirectUrl }),
    ...(row.method !== null && { method: row.method }),
    ...(row.transactionId !== null && { transactionId: row.transactionId }),
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}
