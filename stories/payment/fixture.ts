/** An order, a payment in any state, and the situation a page is told of. Data only: the tests' server reads it too. */
import type { Order } from '@faelles/schemas/order.js';
import type { Payment, PaymentMethod, PaymentSituation, PaymentSlip, PaymentState } from '@faelles/schemas/payment.js';

export const applicationId = '0b0e7c1a-6f5d-4c39-9a53-1d2f6a1f0001';
export const paymentId = '0b0e7c1a-6f5d-4c39-9a53-1d2f6a1f0002';

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

/** The same with a fee that came to it. */
export const dearer: Order = {
  ...order,
  lines: [
    { ...order.lines[0]!, unitPriceOre: 650, netOre: 117000, grossOre: 117000 },
    { id: 'sign', label: { da: 'Skiltning', en: 'Signs' }, quantity: 1, unitPriceOre: 20000, vatRate: 0, netOre: 20000, taxOre: 0, grossOre: 20000 },
  ],
  netOre: 137000,
  totalOre: 137000,
};

export const withVat: Order = {
  ...order,
  lines: [{ ...order.lines[0]!, vatRate: 2500, taxOre: 27000, grossOre: 135000 }],
  taxOre: 27000,
  totalOre: 135000,
};
delete withVat.vatText;

const why = { da: 'Frivillige foreninger betaler halvdelen', en: 'Voluntary associations pay half' };
export const halved: Order = {
  ...order,
  lines: [{ ...order.lines[0]!, netOre: 54000, grossOre: 54000, exemption: { percent: 50, ore: 54000, reason: why } }],
  netOre: 54000,
  totalOre: 54000,
};
export const exempt: Order = {
  ...order,
  lines: [
    {
      ...order.lines[0]!, netOre: 0, grossOre: 0,
      exemption: { percent: 100, ore: 108000, reason: { da: 'Byfester er gratis', en: 'Street parties are free' } },
    },
  ],
  netOre: 0,
  totalOre: 0,
};
export const free: Order = { ...order, lines: [], netOre: 0, totalOre: 0 };

export const card: PaymentMethod = { id: 'card', provider: 'nexi', flow: 'redirect' };
export const mobilepay: PaymentMethod = { id: 'mobilepay', provider: 'vipps', flow: 'redirect' };
export const bySlip: PaymentMethod = { id: 'slip', provider: 'invoice', flow: 'slip' };

/** +71 with the check digit of the synthetic payment id. */
export const slip: PaymentSlip = {
  type: '71',
  paymentId: '123456789012347',
  creditor: '81234568',
  dueDate: '2026-12-04',
  amountOre: 108000,
  line: '+71<123456789012347+81234568<',
};

const open: PaymentState[] = ['created', 'started', 'unknown'];
const held: PaymentState[] = ['authorised', 'captured', 'partly-refunded', 'refunded'];

/** A payment as the server tells of it, in a state and with the amounts that belong to it. */
export function payment(state: PaymentState, more: Partial<Payment> = {}): Payment {
  const total = more.order?.totalOre ?? order.totalOre;
  const authorisedOre = held.includes(state) ? total : 0;
  const capturedOre = state === 'authorised' ? 0 : authorisedOre;
  const refundedOre = state === 'refunded' ? total : state === 'partly-refunded' ? 40000 : 0;
  return {
    id: paymentId,
    applicationId,
    attempt: 1,
    state,
    finished: !open.includes(state),
    order,
    amounts: { authorisedOre, capturedOre, refundedOre, cancelledOre: 0 },
    method: 'card',
    provider: 'nexi',
    ...(open.includes(state) && { redirectUrl: 'https://pay.example.dk/p/1' }),
    ...(held.includes(state) && { paidWith: 'Visa **** 0004' }),
    refunds: [],
    createdAt: '2026-11-20T13:30:00Z',
    updatedAt: '2026-11-20T13:30:00Z',
    ...more,
  };
}

/** All a page needs to let somebody pay. */
export function situation(more: Partial<PaymentSituation> = {}): PaymentSituation {
  return {
    applicationId,
    reference: 'RV-2026-4F7K2QD',
    order,
    methods: [card, mobilepay],
    payUntil: '2026-12-04T22:59:00Z',
    mayPayLater: false,
    ...more,
  };
}
