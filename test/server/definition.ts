import type { FormDefinition } from '@faelles/schemas/definition.js';

const text = (words: string) => ({ da: words, en: `${words} (en)` });

/** A small definition with one of everything the server has to look into: files, a list, a choice, consents, a price. */
export function testDefinition(changes: Partial<FormDefinition> = {}): FormDefinition {
  return {
    formatVersion: 1,
    id: 'test-permit',
    version: '1.0.0',
    title: text('Tilladelse'),
    authority: {
      name: text('Demokommunen'),
      cvr: '99999004',
      contact: { phone: '+4533333333' },
    },
    classification: { subject: '05.09.02', facet: 'G01' },
    steps: [
      {
        id: 'applicant',
        title: text('Ansøger'),
        fields: [
          { name: 'name', kind: 'text', label: text('Navn'), maxLength: 100 },
          { name: 'cpr', kind: 'cpr', label: text('CPR-nummer'), required: false },
          { name: 'days', kind: 'integer', label: text('Dage'), min: 0, max: 365 },
        ],
      },
      {
        id: 'files',
        title: text('Filer'),
        fields: [
          { name: 'plan', kind: 'file', label: text('Plan'), required: false, accept: ['application/pdf', 'image/png'], maxSize: 200_000, maxCount: 2 },
          {
            name: 'places', kind: 'list', label: text('Steder'), entryLabel: text('sted'), required: false, minCount: 0, maxCount: 5,
            fields: [
              { name: 'street', kind: 'text', label: text('Vej') },
              { name: 'photo', kind: 'file', label: text('Billede'), required: false, accept: ['image/png'], maxSize: 200_000, maxCount: 1 },
            ],
          },
        ],
      },
      {
        id: 'consent',
        title: text('Samtykke'),
        fields: [
          { name: 'debt', kind: 'consent', label: text('Samtykke'), ref: 'debt' },
          { name: 'truth', kind: 'declaration', label: text('Erklæring'), ref: 'truth' },
        ],
      },
    ],
    consents: [
      {
        id: 'debt', kind: 'information-consent', version: '1.0.0',
        title: text('Må vi hente oplysninger?'), purpose: text('Formål'), data: text('Data'), from: text('Fra'), to: text('Til'),
        validity: { text: text('Et år'), duration: 'P1Y' },
        refusal: text('Så spørger vi dig'), withdrawal: text('Skriv til os'), accept: text('Ja'), refuse: text('Nej'),
      },
    ],
    declarations: [
      { id: 'truth', kind: 'declaration', version: '1.0.0', title: text('Erklæring'), text: text('Det er sandt'), accept: text('Jeg erklærer') },
    ],
    price: {
      currency: 'DKK',
      lines: [{ id: 'fee', label: text('Gebyr'), quantity: { var: 'days' }, unitPriceOre: 1000 }],
      terms: { label: text('Vilkår'), href: 'https://example.com/terms' },
      maxOre: 10_000_000,
    },
    receipt: { kind: 'acknowledgement', referencePrefix: 'TP', nextSteps: [{ text: text('Vi svarer') }] },
    retention: { draftDays: 10, unpaidDays: 5, applicationDays: 20 },
    ...changes,
  };
}

/** Answers that fit it; three days cost 30,00 kr. */
export const goodAnswers = { name: 'Test Testesen', days: 3, debt: 'given', truth: true };
export const goodTotal = 3000;
