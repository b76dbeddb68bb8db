import type { PaymentRecord } from '@faelles/payment/model';
import type { Database } from '../database/open.ts';
import { paymentMovements, type MovementCause } from '../database/payments.ts';

const kinds = ['authorised', 'captured', 'refunded', 'cancelled'] as const;

/**
 * Writes what moved between two records of a payment. Call in the transaction that stores the amounts: the database
 * refuses to end it when the ledger's sums are not the payment's amounts.
 * @param refundId the refund of ours that is done by it
 */
export async function writeLedger(
  tx: Database,
  paymentId: string,
  before: PaymentRecord,
  after: PaymentRecord,
  { cause, refundId, at }: { cause: MovementCause; refundId: string | undefined; at: Date },
): Promise<void> {
  const moved = kinds
    .map((kind) => ({ paymentId, kind, ore: after.amounts[`${kind}Ore`] - before.amounts[`${kind}Ore`], cause, at, ...(kind === 'refunded' && refundId && { refundId }) }))
    .filter(({ ore }) => ore !== 0);
  if (moved.length > 0) await tx.insert(paymentMovements).values(moved);
}
