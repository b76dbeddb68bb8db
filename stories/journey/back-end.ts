/** A back end for stories: answers at once, never, or with a problem, and never leaves the page. */
import { NetworkError, ProblemError } from '@faelles/client/errors.js';
import type { JourneyCalls } from '@faelles/journey/calls.js';
import type { Application } from '@faelles/schemas/application.js';
import type { FormDefinition } from '@faelles/schemas/definition.js';
import type { Draft } from '@faelles/schemas/draft.js';
import type { Order } from '@faelles/schemas/order.js';

export const definition: FormDefinition = {
  formatVersion: 1,
  id: 'sample',
  version: '1.0.0',
  title: { da: 'Søg om en plads i haven', en: 'Apply for a place in the garden' },
  authority: { name: { da: 'Prøvekommunen', en: 'Test Municipality' }, cvr: '99999004', contact: { phone: '12345678' } },
  classification: { subject: '05.01.00', facet: 'P19' },
  steps: [
    {
      id: 'place',
      title: { da: 'Hvilken plads', en: 'Which place' },
      fields: [
        {
          name: 'place',
          kind: 'radio',
          label: { da: 'Hvor stor skal den være?', en: 'How large should it be?' },
          required: true,
          options: [
            { value: 'small', label: { da: 'Lille', en: 'Small' } },
            { value: 'large', label: { da: 'Stor', en: 'Large' } },
          ],
        },
      ],
    },
  ],
  price: {
    currency: 'DKK',
    lines: [{ id: 'fee', label: { da: 'Leje', en: 'Rent' }, unitPriceOre: 25_000 }],
    terms: { label: { da: 'Vilkår', en: 'Terms' }, href: 'https://example.org/' },
    maxOre: 100_000,
  },
  receipt: { kind: 'acknowledgement', referencePrefix: 'PL', nextSteps: [{ text: { da: 'Vi skriver til dig.', en: 'We write to you.' } }] },
};

const order: Order = {
  currency: 'DKK',
  lines: [{ id: 'fee', label: { da: 'Leje', en: 'Rent' }, quantity: 1, unitPriceOre: 25_000, vatRate: 0, netOre: 25_000, taxOre: 0, grossOre: 25_000 }],
  netOre: 25_000,
  taxOre: 0,
  totalOre: 25_000,
};

const at = '2026-11-20T10:00:00Z';

export const application: Application = {
  id: '5d6f0f51-3a57-4c4c-8a67-36d5a5b2f202',
  reference: 'PL-2026-4F7K2QA',
  solution: 'sample',
  definitionVersion: '1.0.0',
  title: definition.title,
  state: 'awaiting-payment',
  language: 'da',
  submittedAt: at,
  actor: { kind: 'anonymous', id: 's' },
  subject: { kind: 'self', id: 's' },
  order,
};

export const draft: Draft = {
  id: '5d6f0f51-3a57-4c4c-8a67-36d5a5b2f201',
  solution: 'sample',
  definitionVersion: '1.0.0',
  version: 1,
  inputs: { place: 'small' },
  step: 'place',
  language: 'da',
  savedAt: at,
  expiresAt: '2030-01-01T00:00:00Z',
};

export const never = (): Promise<never> => new Promise(() => undefined);
export const offline = (): Promise<never> => Promise.reject(new NetworkError('unreachable'));
export const refused = (id: string, status: number, extras: object = {}) => (): Promise<never> =>
  Promise.reject(new ProblemError({ type: `/problems/${id}`, title: id, status, ...extras }));

interface Answers {
  definition?: () => Promise<FormDefinition>;
  draft?: Draft;
  submit?: () => Promise<Application>;
}

/** Calls of a journey with these answers; everything else is never answered. */
export function backEnd({ definition: define, draft: found, submit }: Answers = {}): JourneyCalls {
  return {
    definition: define ?? (() => Promise.resolve(definition)),
    session: { begin: () => Promise.resolve({ id: 's', actor: { kind: 'anonymous', id: 's' }, expiresAt: at }), get: never, end: () => Promise.resolve() },
    drafts: { current: () => Promise.resolve(found), create: () => Promise.resolve(draft), save: () => Promise.resolve(draft), get: never, delete: () => Promise.resolve() },
    applications: { submit: submit ?? never, get: () => Promise.resolve(application), newest: () => Promise.resolve(application) },
    payments: { start: never, get: never, cancel: never },
    receipts: { get: never, createLink: never, revokeLink: never, verify: never },
    attachments: { upload: never, delete: never, address: () => '' },
  };
}
