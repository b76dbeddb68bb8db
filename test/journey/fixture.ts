/** A small solution: one question, a consent-free check, a price when asked for. */
import type { FormDefinition } from '@faelles/schemas/definition.js';
import type { Order } from '@faelles/schemas/order.js';
import type { ReceiptView } from '@faelles/schemas/receipt.js';

export const ids = {
  draft: '5d6f0f51-3a57-4c4c-8a67-36d5a5b2f101',
  application: '5d6f0f51-3a57-4c4c-8a67-36d5a5b2f102',
  receipt: '5d6f0f51-3a57-4c4c-8a67-36d5a5b2f103',
};

const authority = { name: { da: 'Prøvekommunen', en: 'Test Municipality' }, cvr: '99999004', contact: { phone: '12345678' } };

/** @param priceOre what it costs, øre; nothing by default */
export function definition(priceOre = 0): FormDefinition {
  return {
    formatVersion: 1,
    id: 'sample',
    version: '1.0.0',
    title: { da: 'Søg om en plads', en: 'Apply for a place' },
    authority,
    classification: { subject: '05.01.00', facet: 'P19' },
    steps: [
      {
        id: 'who',
        title: { da: 'Hvem søger', en: 'Who applies' },
        fields: [{ name: 'name', kind: 'text', label: { da: 'Navn', en: 'Name' }, required: true }],
      },
    ],
    price: {
      currency: 'DKK',
      lines: [{ id: 'fee', label: { da: 'Gebyr', en: 'Fee' }, unitPriceOre: priceOre, when: priceOre > 0 }],
      terms: { label: { da: 'Vilkår', en: 'Terms' }, href: '/vilkaar' },
      maxOre: 1_000_000,
    },
    receipt: { kind: 'acknowledgement', referencePrefix: 'RV', nextSteps: [{ text: { da: 'Vi skriver til dig.', en: 'We write to you.' } }] },
  };
}

export function orderOf(totalOre: number): Order {
  const line = { id: 'fee', label: { da: 'Gebyr', en: 'Fee' }, quantity: 1, unitPriceOre: totalOre, vatRate: 0, netOre: totalOre, taxOre: 0, grossOre: totalOre };
  return { currency: 'DKK', lines: totalOre ? [line] : [], netOre: totalOre, taxOre: 0, totalOre };
}

export function receiptOf(masked = false): ReceiptView {
  return {
    receipt: {
      id: ids.receipt,
      kind: 'acknowledgement',
      reference: 'RV-2026-4F7K2QD',
      solution: { id: 'sample', version: '1.0.0', title: definition().title },
      authority,
      receivedAt: '2026-11-20T10:00:00Z',
      issuedAt: '2026-11-20T10:00:00Z',
      language: 'da',
      actor: { kind: 'anonymous', id: 's-1' },
      subject: { kind: 'self', id: 's-1' },
      sections: [{ step: 'who', title: { da: 'Hvem søger' }, lines: [{ path: 'name', kind: 'text', label: { da: 'Navn' }, value: 'Åse Test', privacy: 'free-text' }] }],
      nextSteps: [{ da: 'Vi skriver til dig.', en: 'We write to you.' }],
      actions: [],
    },
    masked,
    verification: 'verified',
    ...(masked ? {} : { jws: 'a.b.c', link: { secret: 'A'.repeat(32), expiresAt: '2030-01-01T00:00:00Z' } }),
  };
}
