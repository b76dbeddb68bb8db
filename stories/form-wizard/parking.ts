/** A form with an exit page, a condition on a step, and a list whose entries fold. For stories and tests. */
import type { FormDefinition } from '@faelles/schemas/definition.js';
import { definition } from './definition.ts';

export const parking: FormDefinition = {
  formatVersion: 1,
  id: 'parking',
  version: '1.0.0',
  title: { da: 'Beboerlicens til parkering', en: 'Resident parking licence' },
  authority: definition.authority,
  classification: definition.classification,
  steps: [
    {
      id: 'you',
      title: { da: 'Om dig', en: 'About you' },
      fields: [
        { name: 'resident', kind: 'yes-no', label: { da: 'Har du folkeregisteradresse i parkeringszonen?', en: 'Is your registered address in the parking zone?' } },
        { name: 'company', kind: 'yes-no', label: { da: 'Er bilen en firmabil?', en: 'Is it a company car?' } },
      ],
    },
    {
      id: 'no-licence',
      title: { da: 'Du kan ikke få beboerlicens', en: 'You cannot get a resident licence' },
      when: { '==': [{ var: 'resident' }, false] },
      fields: [],
      exit: {
        reason: [
          {
            paragraph: {
              da: 'Beboerlicens er for dem, der har folkeregisteradresse i zonen. Du har svaret, at du ikke har det.',
              en: 'A resident licence is for those whose registered address is in the zone. You answered that yours is not.',
            },
          },
        ],
        instead: [
          { list: [{ da: 'Køb en dagsbillet i automaten', en: 'Buy a day ticket at the machine' }, { da: 'Lej en plads i et parkeringshus', en: 'Rent a space in a car park' }] },
          { link: { label: { da: 'Se priser på dagsbilletter', en: 'See prices of day tickets' }, href: 'https://example.dk/parkering' } },
        ],
      },
    },
    {
      id: 'employer',
      title: { da: 'Din arbejdsgiver', en: 'Your employer' },
      when: { var: 'company' },
      fields: [{ name: 'employer', kind: 'text', label: { da: 'Arbejdsgiverens navn', en: 'Name of the employer' } }],
    },
    {
      id: 'cars',
      title: { da: 'Dine biler', en: 'Your cars' },
      fields: [
        {
          name: 'cars',
          kind: 'list',
          label: { da: 'Biler', en: 'Cars' },
          entryLabel: { da: 'bil', en: 'car' },
          minCount: 1,
          maxCount: 3,
          fields: [
            { name: 'plate', kind: 'text', label: { da: 'Nummerplade', en: 'Number plate' } },
            {
              name: 'fuel',
              kind: 'radio',
              label: { da: 'Drivmiddel', en: 'Fuel' },
              options: [
                { value: 'electric', label: { da: 'El', en: 'Electricity' } },
                { value: 'petrol', label: { da: 'Benzin', en: 'Petrol' } },
              ],
            },
          ],
        },
      ],
    },
  ],
  receipt: { kind: 'acknowledgement', referencePrefix: 'PL', nextSteps: [{ text: { da: 'Vi skriver.', en: 'We write.' } }] },
};
