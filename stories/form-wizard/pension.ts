/** A form with what nests: a group, a choice of branches, a list with entries. For stories and tests. */
import type { FormDefinition } from '@faelles/schemas/definition.js';
import { definition } from './definition.ts';

export const pension: FormDefinition = {
  formatVersion: 1,
  id: 'pension',
  version: '1.0.0',
  title: { da: 'Pension', en: 'Pension' },
  authority: definition.authority,
  classification: definition.classification,
  steps: [
    {
      id: 'pension',
      title: { da: 'Din pension', en: 'Your pension' },
      fields: [
        {
          name: 'person',
          kind: 'group',
          label: { da: 'Om dig', en: 'About you' },
          fields: [{ name: 'name', kind: 'text', label: { da: 'Navn', en: 'Name' } }],
        },
        {
          name: 'fund',
          kind: 'choice',
          label: { da: 'Har du en pensionskasse?', en: 'Do you have a pension fund?' },
          fields: [
            {
              name: 'member',
              kind: 'group',
              label: { da: 'Ja', en: 'Yes' },
              fields: [{ name: 'number', kind: 'text', label: { da: 'Medlemsnummer', en: 'Member number' } }],
            },
            { name: 'none', kind: 'group', label: { da: 'Nej', en: 'No' }, fields: [] },
          ],
        },
        {
          name: 'periods',
          kind: 'list',
          label: { da: 'Perioder i udlandet', en: 'Periods abroad' },
          entryLabel: { da: 'periode', en: 'period' },
          minCount: 1,
          maxCount: 3,
          fields: [{ name: 'from', kind: 'date', label: { da: 'Fra', en: 'From' } }],
        },
      ],
    },
  ],
  receipt: { kind: 'acknowledgement', referencePrefix: 'PE', nextSteps: [{ text: { da: 'Vi skriver.', en: 'We write.' } }] },
};
