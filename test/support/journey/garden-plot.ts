/** A form of one step that costs something: what a journey about paying walks through when the form is not its point. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FormDefinition } from '@faelles/schemas/definition.js';
import type { Citizen } from './citizen.ts';
import type { FormWords } from './form.ts';
import { answerUntil, send } from './road-permit.ts';

export const gardenPlot = '/solutions/garden-plot/';
export const plotOre = 25_000;
/** Never to be seen by who pays by a link. */
export const gardenName = 'Nanna Prøve';

const definition: FormDefinition = {
  formatVersion: 1,
  id: 'garden-plot',
  version: '1.0.0',
  title: { da: 'Lej en nyttehave', en: 'Rent a garden plot' },
  authority: { name: { da: 'Prøvekommunen', en: 'Test Municipality' }, cvr: '99999004', contact: { phone: '12345678' } },
  classification: { subject: '05.01.00', facet: 'P19' },
  languages: ['da', 'en'],
  steps: [
    {
      id: 'plot',
      title: { da: 'Din have', en: 'Your plot' },
      fields: [
        { name: 'name', kind: 'text', label: { da: 'Dit navn', en: 'Your name' }, required: true },
        { name: 'school', kind: 'yes-no', label: { da: 'Søger du for en skole?', en: 'Do you apply for a school?' }, required: true },
      ],
    },
  ],
  price: {
    currency: 'DKK',
    lines: [
      {
        id: 'rent',
        label: { da: 'Leje i et år', en: 'Rent for a year' },
        unitPriceOre: plotOre,
        exemption: { when: { '==': [{ var: 'school' }, true] }, percent: 100, reason: { da: 'Skoler betaler ikke', en: 'Schools do not pay' } },
      },
    ],
    terms: { label: { da: 'Vilkår', en: 'Terms' }, href: 'https://example.org/' },
    methods: ['card', 'mobilepay', 'slip'],
    payLater: { days: 14 },
    slip: { type: '71', dueDays: 14 },
    maxOre: 100_000,
  },
  receipt: { kind: 'acknowledgement', referencePrefix: 'GP', nextSteps: [{ text: { da: 'Vi skriver til dig.', en: 'We write to you.' } }] },
};

/** A folder of solutions with this one alone, for `SOLUTIONS_DIR`. */
export function gardenSolutions(): string {
  const folder = mkdtempSync(join(tmpdir(), 'faelles-solutions-'));
  mkdirSync(join(folder, definition.id));
  writeFileSync(join(folder, definition.id, 'definition.json'), JSON.stringify(definition));
  return folder;
}

/** From the front door to check-your-answers. */
export async function fillPlot(citizen: Citizen, form: FormWords, { school = false } = {}): Promise<void> {
  await citizen.open(`${gardenPlot}${form.language === 'en' ? '?lang=en' : ''}`);
  await answerUntil(citizen, form, { plot: { name: gardenName, school } });
}

/** Applies, and comes to the payment. */
export async function applyForPlot(citizen: Citizen, form: FormWords): Promise<void> {
  await fillPlot(citizen, form);
  await send(citizen, form);
  await citizen.heading(form.t('payment.heading'));
}
