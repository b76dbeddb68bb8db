import type { ReceiptInput } from '@faelles/receipt/model';

const order = {
  currency: 'DKK' as const,
  lines: [
    {
      id: 'area',
      label: { da: 'Container', en: 'Container' },
      quantity: 10,
      unitPriceOre: 1000,
      vatRate: 0,
      netOre: 10000,
      taxOre: 0,
      grossOre: 10000,
    },
  ],
  netOre: 10000,
  taxOre: 0,
  totalOre: 10000,
};

/** An application for a synthetic person, paid with a card. */
export function receiptInput(): ReceiptInput {
  return {
    id: '5d6f0f51-3a57-4c4c-8a67-36d5a5b2f001',
    application: {
      reference: 'RV-2026-4F7K2QD',
      language: 'da',
      receivedAt: '2026-11-20T10:00:00Z',
      actor: { kind: 'person', id: 'p-1', displayName: 'Prøve Person', loa: 'Substantial' },
      subject: { kind: 'self', id: 'p-1', displayName: 'Prøve Person' },
      representation: { basis: 'power-of-attorney', ref: 'poa-77' },
    },
    definition: {
      id: 'road-permit',
      version: '1.0.0',
      title: { da: 'Råden over vej', en: 'Use of a public road' },
      authority: { name: { da: 'Prøvekommunen' }, cvr: '99999004', contact: { phone: '+4512345678' } },
      receipt: {
        kind: 'acknowledgement',
        referencePrefix: 'RV',
        nextSteps: [
          { text: { da: 'Vi ser på din ansøgning.' } },
          { text: { da: 'Vi ser på din trafikplan.' }, when: { var: 'traffic' } },
        ],
        processingTime: { basis: 'estimate', duration: 'P4W', countsFrom: 'received' },
      },
    },
    sections: [
      {
        step: 'applicant',
        title: { da: 'Ansøger', en: 'Applicant' },
        lines: [
          { path: 'applicant.name', kind: 'text', label: { da: 'Navn' }, value: 'Prøve Person', privacy: 'free-text' },
          { path: 'applicant.cpr', kind: 'cpr', label: { da: 'CPR-nummer' }, value: '0101505006', privacy: 'personal-number' },
          { path: 'applicant.phone', kind: 'phone', label: { da: 'Telefon' }, value: '+4512345678', privacy: 'open' },
          { path: 'applicant.email', kind: 'email', label: { da: 'E-mail' }, value: 'proeve@example.dk', privacy: 'open' },
          { path: 'health', kind: 'radio', label: { da: 'Helbred' }, text: { da: 'Hemmeligt' }, privacy: 'sensitive' },
          {
            path: 'plan',
            kind: 'file',
            label: { da: 'Trafikplan' },
            value: [{ id: '5d6f0f51-3a57-4c4c-8a67-36d5a5b2f002', name: 'Prøve Person.pdf', type: 'application/pdf', size: 3 }],
            privacy: 'open',
          },
        ],
      },
      {
        step: 'place',
        title: { da: 'Sted og periode', en: 'Place and period' },
        entry: 1,
        lines: [
          { path: 'kind', kind: 'radio', label: { da: 'Hvad', en: 'What' }, text: { da: 'Container', en: 'Container' }, privacy: 'open' },
          { path: 'area', kind: 'number', label: { da: 'Areal', en: 'Area' }, value: 10, unit: { da: 'm²' }, privacy: 'open' },
        ],
      },
      { step: 'empty', title: { da: 'Tom' }, lines: [] },
    ],
    payment: {
      payment: {
        id: '5d6f0f51-3a57-4c4c-8a67-36d5a5b2f003',
        applicationId: '5d6f0f51-3a57-4c4c-8a67-36d5a5b2f004',
        attempt: 1,
        state: 'authorised',
        finished: true,
        order,
        amounts: { authorisedOre: 10000, capturedOre: 0, refundedOre: 0, cancelledOre: 0 },
        provider: 'nexi',
        method: 'card',
        paidWith: 'Visa',
        refunds: [],
        transactionId: 't-1',
        createdAt: '2026-11-20T09:58:00Z',
        updatedAt: '2026-11-20T10:00:00Z',
      },
      paidOre: 10000,
      paidAt: '2026-11-20T10:00:00Z',
    },
    holds: () => false,
    issuedAt: '2026-11-20T10:00:01Z',
  };
}
