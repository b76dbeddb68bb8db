/** A receipt of a paid application, whole and masked. Synthetic person and company. */
import { composeReceipt, maskReceipt } from '@faelles/receipt/model';
import type { PaymentSlip } from '@faelles/schemas/payment.js';
import type { ReceiptPayment, ReceiptView } from '@faelles/schemas/receipt.js';
import { order, payment } from '../payment/fixture.ts';

const receipt = composeReceipt({
  id: '0b0e7c1a-6f5d-4c39-9a53-1d2f6a1f0003',
  application: {
    reference: 'RV-2026-4F7K2QD',
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
      processingTime: { basis: 'published-deadline', duration: 'P3W', countsFrom: 'received', href: 'https://example.dk/deadlines', lateNotice: true },
      actions: [
        { code: 'FORBEREDELSE', label: { da: 'Sæt skilte op, før du begynder', en: 'Put up signs before you begin' }, href: 'https://example.dk/skilte', until: '2026-12-01' },
        { code: 'INFORMATION', label: { da: 'Læs reglerne for at bruge vejen', en: 'Read the rules for using the road' }, href: 'https://example.dk/regler' },
      ],
      feedback: 'https://example.dk/tilbagemelding',
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
  attachments: [
    { label: { da: 'Plan over stedet', en: 'Plan of the place' }, name: 'Stillads ved Ågade 3 – målfast tegning.pdf', type: 'application/pdf', size: 482_133, sha256: '3f79bb7b435b05321651daefd374cdc681dc06faa65e374e38337b88ca046dea' },
  ],
  consents: [
    { id: 'debt', title: { da: 'Må vi se, om du skylder gebyrer?', en: 'May we see whether you owe fees?' }, state: 'given', at: '2026-11-20T13:28:00Z', textHash: 'a'.repeat(64), language: 'da', version: '1.0.0' },
  ],
  declarations: [
    { id: 'truth', title: { da: 'Oplysningerne er rigtige', en: 'The information is correct' }, at: '2026-11-20T13:28:00Z', textHash: 'b'.repeat(64), language: 'da', version: '1.0.0' },
  ],
  verify: { code: 'K7M2-9XT4-0QRB-V3HE', url: 'https://selvbetjening.example/verify.html#K7M29XT40QRBV3HE' },
  holds: () => true,
  issuedAt: '2026-11-20T13:31:05Z',
});

export const whole: ReceiptView = { receipt, masked: false, jws: 'header.payload.signature', verification: 'verified' };
/** A decision that came at once, with an appointment and how to complain. For somebody with a power of attorney. */
export const decided: ReceiptView = {
  ...whole,
  receipt: {
    ...receipt,
    kind: 'immediate-result',
    decision: true,
    actor: { kind: 'person', id: 'p-1', displayName: 'Åse Test', loa: 'Substantial' },
    subject: { kind: 'person', id: 'p-2', displayName: 'Børge Ørsted Test-Ærøskøbing' },
    representation: { basis: 'power-of-attorney', ref: 'poa' },
    result: [{ da: 'Du må bruge vejen fra 1. til 5. december 2026.', en: 'You may use the road from 1 to 5 December 2026.' }],
    nextSteps: [{ da: 'Tilladelsen ligger også i Digital Post.', en: 'The permit is in your Digital Post too.' }],
    expectedBy: undefined,
    processingTime: undefined,
    appointments: [
      {
        id: '0b0e7c1a-6f5d-4c39-9a53-1d2f6a1f0009',
        title: { da: 'Syn af vejen', en: 'Inspection of the road' },
        description: { da: 'Vær der selv, eller send en, der kan vise stedet.', en: 'Be there yourself, or send somebody who can show the place.' },
        location: { da: 'Testvej 1, 2750 Ballerup', en: 'Testvej 1, 2750 Ballerup' },
        from: '2026-12-01T08:00:00Z',
        until: '2026-12-01T08:20:00Z',
      },
    ],
    complaint: {
      text: { da: 'Du kan klage over afgørelsen. Skriv til kommunen, som ser på sagen igen og sender klagen videre, hvis du ikke får medhold.', en: 'You can complain about the decision. Write to the municipality, which looks at the case again and passes the complaint on if it does not agree.' },
      until: '2026-12-18',
      href: 'https://example.dk/klage',
    },
  },
};

/** The case is done, without a decision. */
export const completed: ReceiptView = {
  ...whole,
  receipt: { ...receipt, kind: 'completion', expectedBy: undefined, processingTime: undefined, result: [{ da: 'Stedet er ryddet, og sagen er lukket.', en: 'The place is cleared and the case is closed.' }], nextSteps: [{ da: 'Du skal ikke gøre mere.', en: 'You need do nothing more.' }] },
};

/** Words without end, in any direction, with signs that mean something to HTML. */
export const hostile: ReceiptView = {
  ...whole,
  receipt: {
    ...receipt,
    sections: [
      {
        step: 'words',
        title: { da: 'Hvad vil du bygge?', en: 'What will you build?' },
        lines: [
          { path: 'a', kind: 'textarea', label: { da: 'Beskrivelse', en: 'Description' }, value: `<script>alert(1)</script> & "ord"
Andet afsnit 🏗️
${'uendeligt'.repeat(60)}`, privacy: 'free-text' },
          { path: 'b', kind: 'text', label: { da: 'Navn på hebraisk', en: 'Name in Hebrew' }, value: 'שלום (1) עולם', privacy: 'free-text' },
          { path: 'c', kind: 'text', label: { da: 'Navn på arabisk', en: 'Name in Arabic' }, value: 'مرحبا بالعالم', privacy: 'free-text' },
          { path: 'd', kind: 'text', label: { da: 'Navn på kinesisk', en: 'Name in Chinese' }, value: '你好，世界', privacy: 'free-text' },
        ],
      },
    ],
  },
};

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
