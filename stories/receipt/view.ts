/** A receipt of a paid application, whole and masked. Synthetic person and company. */
import { composeReceipt, maskReceipt } from '@faelles/receipt/model';
import type { PaymentSlip } from '@faelles/schemas/payment.js';
import type { ReceiptPayment, ReceiptView } from '@faelles/schemas/receipt.js';
import { order, payment } from '../payment/fixture.ts';

const receipt = composeReceipt({
  id: '0b0e7c1a-6f5d-4c39-9a53-1d2f6a1f0003',
  application: {
    reference: 'RV-2026-4F7K2M',
    language: 'da',
    receivedAt: '2026-11-20T13:30:00Z',
    actor: { kind: 'anonymous', id: 'a' },
    subject: { kind: 'self', id: 'a' },
  },
  definition: {
    id: 'road-permit',
    version: '1.0.0',
    title: { da: 'Tilladelse til at bruge vejen', en: 'Permit to use the road' },
    authority: {
      name: { da: 'Testkommunen', en: 'The test municipality' },
      cvr: '99999004',
      contact: {
        phone: '+45 70 10 10 10',
        email: 'vej@example.dk',
        address: ['Testvej 1', '2750 Ballerup'],
        hours: { da: 'Mandag til fredag kl. 10–14', en: 'Monday to Friday 10 am to 2 pm' },
      },
    },
    receipt: {
      kind: 'acknowledgement',
      referencePrefix: 'RV',
      nextSteps: [
        { text: { da: 'Vi ser på din ansøgning.', en: 'We look at your application.' } },
        { text: { da: 'Du får svar i Digital Post.', en: 'You get the answer in Digital Post.' } },
      ],
      processingTime: { basis: 'published-deadline', duration: 'P3W', countsFrom: 'received', href: 'https://example.dk/deadlines' },
    },
  },
  sections: [
    {
      step: 'applicant',
      title: { da: 'Hvem søger?', en: 'Who is applying?' },
      lines: [
        { path: 'name', kind: 'text', label: { da: 'Navn', en: 'Name' }, value: 'Åse Test', privacy: 'free-text' },
        { path: 'cpr', kind: 'cpr', label: { da: 'CPR-nummer', en: 'CPR number' }, value: '0101505006', privacy: 'personal-number' },
      ],
    },
    {
      step: 'place',
      title: { da: 'Sted og periode', en: 'Place and period' },
      lines: [
        { path: 'area', kind: 'integer', label: { da: 'Areal', en: 'Area' }, value: 18, unit: { da: 'm²', en: 'm²' }, privacy: 'open' },
        { path: 'from', kind: 'date', label: { da: 'Fra', en: 'From' }, value: '2026-12-01', privacy: 'open' },
        { path: 'note', kind: 'textarea', label: { da: 'Bemærkning', en: 'Remark' }, privacy: 'free-text' },
      ],
    },
  ],
  payment: {
    payment: payment('captured', { order, paidWith: 'Visa', transactionId: '77001122' }),
    paidOre: 108000,
    paidAt: '2026-11-20T13:31:00Z',
  },
  holds: () => true,
  issuedAt: '2026-11-20T13:31:05Z',
});

export const whole: ReceiptView = { receipt, masked: false, jws: 'header.payload.signature', verification: 'verified' };
export const masked: ReceiptView = { receipt: maskReceipt(receipt), masked: true, verification: 'verified' };

const reason = { da: 'Frivillige foreninger betaler halvdelen af gebyret', en: 'Voluntary associations pay half of the fee' };
const [line] = order.lines;
const nothing = { authorisedOre: 0, capturedOre: 0, refundedOre: 0, cancelledOre: 0 };

/** Half of the order is exempted, and the rest is to be paid by this slip. */
export const slip: PaymentSlip = {
  type: '71', paymentId: '026840149965328', creditor: '80000019', dueDate: '2026-12-04', amountOre: 54000, line: '+71<026840149965328+80000019<',
};
const half = { ...line!, exemption: { percent: 50, ore: 54000, reason }, netOre: 54000, taxOre: 0, grossOre: 54000 };
const remaining: ReceiptPayment = {
  state: 'created', order: { ...order, lines: [half], netOre: 54000, taxOre: 0, totalOre: 54000 }, amounts: nothing, slip, remainingOre: 54000,
};
const free: ReceiptPayment = {
  ...remaining, state: 'not-required', slip: undefined, remainingOre: 0,
  order: {
    ...order, netOre: 0, taxOre: 0, totalOre: 0,
    lines: [{ ...half, exemption: { percent: 100, ore: 108000, reason: { da: 'Du er fritaget, fordi din husstand har lav indkomst', en: 'You are exempt because your household has a low income' } }, netOre: 0, grossOre: 0 }],
  },
};
const paid: ReceiptPayment = { ...remaining, state: 'captured', amounts: { ...nothing, authorisedOre: 54000, capturedOre: 54000 }, remainingOre: 0, paidAt: '2026-12-01T09:00:00Z', transactionId: slip.paymentId };
const withPayment = (part: ReceiptPayment): ReceiptView => ({ ...whole, receipt: { ...receipt, payment: part } });

export const toPayBySlip = withPayment(remaining);
export const restBySlip = withPayment({ ...remaining, state: 'started', amounts: { ...nothing, authorisedOre: 20000, capturedOre: 20000 }, remainingOre: 34000 });
export const paidBySlip = withPayment(paid);
export const exempted = withPayment(free);
