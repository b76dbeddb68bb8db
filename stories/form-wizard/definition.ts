/** A small form: two steps, a conditional question, a price. For stories and tests. */
import type { FormDefinition } from '@faelles/schemas/definition.js';

export const definition: FormDefinition = {
  formatVersion: 1,
  id: 'shed',
  version: '1.0.0',
  title: { da: 'Leje af skur', en: 'Renting a shed' },
  authority: { name: { da: 'Testkommunen', en: 'The test municipality' }, cvr: '99999004', contact: { phone: '+4570101010' } },
  classification: { subject: '05.01.00', facet: 'G01' },
  steps: [
    {
      id: 'who',
      title: { da: 'Hvem er du', en: 'Who you are' },
      lead: { da: 'Fortæl os, hvem du er.', en: 'Tell us who you are.' },
      fields: [
        { name: 'name', kind: 'text', label: { da: 'Navn', en: 'Name' } },
        { name: 'email', kind: 'email', label: { da: 'E-mail', en: 'E-mail' }, required: false },
      ],
    },
    {
      id: 'what',
      title: { da: 'Hvad vil du leje', en: 'What you want to rent' },
      fields: [
        {
          name: 'size',
          kind: 'radio',
          label: { da: 'Størrelse', en: 'Size' },
          options: [
            { value: 'small', label: { da: 'Lille', en: 'Small' } },
            { value: 'large', label: { da: 'Stor', en: 'Large' } },
          ],
        },
        {
          name: 'reason',
          kind: 'text',
          label: { da: 'Hvorfor stor', en: 'Why large' },
          when: { '==': [{ var: 'size' }, 'large'] },
        },
        {
          name: 'days',
          kind: 'integer',
          label: { da: 'Dage', en: 'Days' },
          min: 1,
          max: 30,
        },
      ],
    },
  ],
  price: {
    currency: 'DKK',
    lines: [
      { id: 'rent', label: { da: 'Leje', en: 'Rent' }, quantity: { var: 'days' }, unit: { da: 'dage', en: 'days' }, unitPriceOre: 5000 },
    ],
    terms: { label: { da: 'Betingelser', en: 'Terms' }, href: 'https://example.dk/terms' },
    maxOre: 1_000_000,
  },
  receipt: { kind: 'acknowledgement', referencePrefix: 'SK', nextSteps: [{ text: { da: 'Vi ringer.', en: 'We call.' } }] },
};
