/** An order, a payment in any state, and a back end that answers as told. */
import type { Order } from '@faelles/schemas/order.js';
import type { Payment, PaymentState } from '@faelles/schemas/payment.js';
import type { PaymentCalls } from '@faelles/payment/elements/payment-calls.js';

export const applicationId = '0b0e7c1a-6f5d-4c39-9a53-1d2f6a1f0001';

export const order: Order = {
  currency: 'DKK',
  lines: [
    {
      id: 'use', label: { da: 'Brug af vejen', en: 'Use of the road' }, quantity: 180, unit: { da: 'm² × dage', en: 'm² × days' },
      unitPriceOre: 600, vatRate: 0, netOre: 108000, taxOre: 0, grossOre: 108000,
    },
  ],
  netOre: 108000,
  taxOre: 0,
  totalOre: 108000,
  vatText: { da: 'Momsfri', en: 'Exempt from VAT' },
  terms: { label: { da: 'Betingelser for betaling', en: 'Terms of payment' }, href: 'https://example.dk/terms' },
};

const ended: PaymentState[] = ['captured', 'declined', 'cancelled-by-user', 'cancelled-by-service', 'expired', 'refunded', 'authorised'];

export function payment(state: PaymentState, more: Partial<Payment> = {}): Payment {
  const paid = state === 'captured' ? 108000 : 0;
  return {
    id: '0b0e7c1a-6f5d-4c39-9a53-1d2f6a1f0002',
    applicationId,
    attempt: 1,
    state,
    finished: ended.includes(state),
    order,
    amounts: { authorisedOre: paid, capturedOre: paid, refundedOre: 0, cancelledOre: 0 },
    method: 'card',
    provider: 'nexi',
    refunds: [],
    redirectUrl: ended.includes(state) ? undefined : 'https://pay.example.dk/p/1',
    createdAt: '2026-11-20T13:30:00Z',
    updatedAt: '2026-11-20T13:30:00Z',
    ...more,
  };
}

/** Notes every call; answers with what is next in line, the last one again and again. */
export function calls(...answers: (Payment | Error)[]) {
  const asked: string[] = [];
  const answer = async (what: string): Promise<Payment> => {
    asked.push(what);
    const next = answers.length > 1 ? answers.shift()! : answers[0]!;
    if (next instanceof Error) throw next;
    return next;
  };
  const made: PaymentCalls = {
    start: (id, { idempotencyKey }) => answer(`start ${id} ${idempotencyKey}`),
    get: (id) => answer(`get ${id}`),
    cancel: (id) => answer(`cancel ${id}`),
  };
  return { calls: made, asked };
}
