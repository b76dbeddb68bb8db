import type { PaymentFacts } from '@faelles/payment/model';
import type { Account } from '../gateway.ts';
import type { Retrieved } from './answers.ts';

/** What a retrieved payment says, in our words. */
export function accountOf({ payment }: Retrieved, askedAt: Date): Account {
  const { summary, paymentDetails } = payment;
  const paidWith = [paymentDetails?.paymentMethod, masked(paymentDetails?.cardDetails?.maskedPan)].filter(Boolean).join(' ');
  return {
    kind: 'reading',
    askedAt: askedAt.getTime(),
    amounts: {
      authorisedOre: summary?.reservedAmount ?? 0,
      capturedOre: summary?.chargedAmount ?? 0,
      refundedOre: summary?.refundedAmount ?? 0,
      cancelledOre: summary?.cancelledAmount ?? 0,
    },
    facts: factsOf(payment, askedAt),
    ...(paidWith !== '' && { paidWith }),
    refundingOre: payment.refunds.reduce((sum, { amount, state }) => sum + (state === 'Pending' ? amount : 0), 0),
    charges: payment.charges.map((charge) => ({ id: charge.chargeId, amountOre: charge.amount })),
  };
}

function factsOf({ summary, state, orderDetails, terminated, expiresAt }: Retrieved['payment'], now: Date): PaymentFacts {
  // The provider publishes no state of a payment: its amounts say everything. An answer without them is not understood,
  // whatever word it has instead, and must never count as paid.
  if (summary === undefined) return { unknown: (state ?? 'no summary').slice(0, 60) };
  const over = expiresAt !== undefined && Date.parse(expiresAt) <= now.getTime();
  return {
    currency: orderDetails.currency,
    orderOre: orderDetails.amount,
    ...(terminated !== undefined && { cancelledByService: true }),
    ...(over && summary.reservedAmount === 0 && { expired: true }),
  };
}

/** The last four digits at most, whatever the provider sends. */
function masked(pan: string | undefined): string | undefined {
  const last = /(\d{4})$/.exec(pan ?? '')?.[1];
  return last && `**** ${last}`;
}
