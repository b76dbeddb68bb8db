import type { Fault } from '../shared/faults.ts';
import { chargedAmount, refundedAmount, type Payment } from './state.ts';

/** Amounts that are zero are left out, as the provider does. */
const present = (amounts: Record<string, number>) =>
  Object.fromEntries(Object.entries(amounts).filter(([, amount]) => amount !== 0));

/**
 * The body of `GET /v1/payments/{id}`.
 * @param url the hosted payment page.
 * @param lies faults that make the answer untrue.
 */
export function retrieved(
  payment: Payment,
  url: string,
  lies: { amount?: Fault | undefined; currency?: Fault | undefined; state?: Fault | undefined },
) {
  const { cancelUrl } = payment.checkout;
  const card = { maskedPan: '492500******0004', expiryDate: '1230' };
  const body = {
    paymentId: payment.paymentId,
    summary: present({
      reservedAmount: payment.reservedAmount,
      chargedAmount: chargedAmount(payment),
      refundedAmount: refundedAmount(payment),
      cancelledAmount: payment.cancelledAmount,
    }),
    consumer: { shippingAddress: {}, company: {}, privatePerson: {}, billingAddress: {} },
    paymentDetails: {
      ...payment.method,
      invoiceDetails: {},
      cardDetails: payment.method?.paymentType === 'CARD' ? card : {},
    },
    orderDetails: {
      amount: payment.order.amount,
      currency: lies.currency ? (lies.currency.currency ?? 'NOK') : payment.order.currency,
      ...(payment.order.reference === undefined ? {} : { reference: payment.order.reference }),
    },
    checkout: { url, ...(cancelUrl === undefined ? {} : { cancelUrl }) },
    created: payment.created,
    expiresAt: payment.expiresAt,
    refunds: payment.refunds.map(({ chargeId: _, ...rest }) => rest),
    charges: payment.charges,
    ...(payment.terminated === undefined ? {} : { terminated: payment.terminated }),
    ...(payment.myReference === undefined ? {} : { myReference: payment.myReference }),
  };
  if (lies.amount) {
    const untrue = lies.amount.amount ?? payment.reservedAmount - 1;
    body.summary = { ...body.summary, reservedAmount: untrue, ...(body.summary.chargedAmount ? { chargedAmount: untrue } : {}) };
  }
  if (!lies.state) return { payment: body };
  // A state nobody has heard of: no amounts to go by, and words that are in no list.
  const { summary: _, ...rest } = body;
  return {
    payment: { ...rest, state: 'Quarantined', refunds: body.refunds.map((refund) => ({ ...refund, state: 'Quarantined' })) },
  };
}
