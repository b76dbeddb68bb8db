/** What the endpoint answers in each story, by name. */
import { ok, problem, type Script } from './endpoint.ts';
import { bySlip, card, dearer, exempt, free, halved, mobilepay, payment, situation, slip, withVat } from './fixture.ts';
import type { Payment, PaymentSituation, PaymentState, Refund } from '@faelles/schemas/payment.js';

/** An application that does not wait to be paid: nothing is due, or all is paid. */
const settled = (more: Partial<PaymentSituation>): PaymentSituation => {
  const { payUntil: _payUntil, ...rest } = situation(more);
  return rest;
};

const held: PaymentState[] = ['authorised', 'captured', 'partly-refunded', 'refunded', 'cancelled-by-service'];
const at = (state: PaymentState, more: Partial<Payment> = {}): Script => {
  const now = payment(state, more);
  return { situation: [ok((held.includes(state) ? settled : situation)({ payment: now }))], get: [ok(now)] };
};

const refund = (number: number, more: Partial<Refund>): Refund => ({
  id: `0b0e7c1a-6f5d-4c39-9a53-1d2f6a1f10${String(number).padStart(2, '0')}`,
  amountOre: 40000,
  at: '2026-11-25T09:12:00Z',
  state: 'done',
  reason: 'error-in-order',
  ...more,
});

const embedded = { checkoutKey: 'test-checkout-key', paymentId: 'a1b2', scriptUrl: 'https://test.checkout.dibspayment.eu/v1/checkout.js?v=1' };
const bySlipNow = payment('created', { method: 'slip', provider: 'invoice', slip });

export const scenarios = {
  'one-method': { situation: [ok(situation({ methods: [card] }))] },
  'several-methods': { situation: [ok(situation({ methods: [card, mobilepay, bySlip] }))] },
  'slip-chosen': { situation: [ok(situation({ methods: [bySlip] }))] },
  loading: { situation: ['never'] },
  away: { situation: [problem(500, 'internal')] },
  lost: { situation: [problem(404, 'not-found')] },
  closed: { situation: [ok(situation({ methods: [] }))] },
  'order-wrong': { situation: [ok(situation({ order: { ...dearer, totalOre: 100 } }))] },
  going: { situation: [ok(situation())], start: ['never'] },
  'provider-down': { situation: [ok(situation())], start: [problem(503, 'provider-unavailable')] },
  'price-changed': { situation: [ok(situation())], start: [problem(409, 'price-changed', { current: dearer })] },
  'paid-elsewhere': { situation: [ok(situation())], start: [ok(payment('authorised'))] },
  embedded: { situation: [ok(situation({ methods: [{ ...card, flow: 'embedded' }] }))], start: [ok(payment('created', { embedded }))], get: [ok(payment('created', { embedded }))] },
  slip: { situation: [ok(situation({ methods: [card, bySlip], payment: bySlipNow }))], get: [ok(bySlipNow)] },
  'pay-later': {
    situation: [ok(situation({ mayPayLater: true }))],
    payLater: [ok({ id: '0b0e7c1a-6f5d-4c39-9a53-1d2f6a1f2001', url: 'https://selvbetjening.example.dk/pay.html#yXo3kP9vT1mC4sWq7uBzR2eH6nLdF0aJ8iGtK5oMxQE', until: '2026-12-04T22:59:00Z' })],
  },
  started: at('started'),
  declined: at('declined'),
  cancelled: at('cancelled-by-user'),
  'cancelled-by-authority': at('cancelled-by-service'),
  expired: at('expired'),
  error: at('error'),
  unknown: at('unknown'),
  mismatch: at('mismatch'),
  'amounts-over-order': at('captured', { amounts: { authorisedOre: 208000, capturedOre: 208000, refundedOre: 0, cancelledOre: 0 } }),
  authorised: at('authorised'),
  captured: at('captured'),
  'partly-captured': at('captured', { amounts: { authorisedOre: 108000, capturedOre: 70000, refundedOre: 0, cancelledOre: 38000 } }),
  'partly-refunded': at('partly-refunded', {
    refunds: [refund(1, {}), refund(2, { amountOre: 10000, state: 'pending', reason: 'exempted-later' }), refund(3, { amountOre: 5000, state: 'refused', reason: 'other' })],
  }),
  refunded: at('refunded', { refunds: [refund(1, { amountOre: 108000, reason: 'withdrawn' })] }),
  'with-vat': { situation: [ok(situation({ order: withVat }))] },
  halved: { situation: [ok(situation({ order: halved }))] },
  exempt: { situation: [ok(settled({ order: exempt }))] },
  free: { situation: [ok(settled({ order: free }))] },
} satisfies Record<string, Script>;

export type Scenario = keyof typeof scenarios;
