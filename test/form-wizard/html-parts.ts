/** A form that is written in HTML with everything a form can hold: a list, a choice, a way out, a consent, a declaration. */
import { html, type TemplateResult } from 'lit';
import '@faelles/consent/elements/fk-consent.js';
import '@faelles/consent/elements/fk-declaration.js';
import '@faelles/form-wizard/fk-step.js';
import './own-field.ts';

const rule = (rule: object) => JSON.stringify(rule);
const both = (da: string, en: string) => ({ da, en });

/** The text of a consent, as a page sets it; the declaration below has its own in a data block. */
export const consent = {
  id: 'look-up', kind: 'information-consent', version: '1.0.0',
  title: both('Må vi hente oplysninger om bilen?', 'May we obtain information about the car?'),
  purpose: both('Vi tjekker, at bilen er din.', 'We check that the car is yours.'),
  data: both('Bilens ejer.', 'The owner of the car.'),
  from: both('Motorregistret.', 'The register of vehicles.'),
  to: both('Skurudlejningen.', 'The shed rental.'),
  validity: { text: both('Indtil du har fået svar.', 'Until you have our answer.'), duration: 'P1M' },
  refusal: both('Du kan selv sende en kopi af attesten.', 'You can send a copy of the certificate yourself.'),
  withdrawal: both('Skriv til os.', 'Write to us.'),
  accept: both('Ja, I må hente oplysningerne', 'Yes, you may obtain it'),
  refuse: both('Nej, I må ikke', 'No, you may not'),
};
/** The steps, to be put into a wizard. */
export const steps = (): TemplateResult => html`
  <fk-step id="who" heading="Hvem er du">
    <fk-yes-no-field name="resident" label="Bor du i kommunen" required></fk-yes-no-field>
    <fk-choice name="payer" label="Hvem betaler" required>
      <fk-branch name="self" label="Jeg selv"></fk-branch>
      <fk-branch name="company" label="En virksomhed">
        <fk-cvr-field name="cvr" label="CVR-nummer" required></fk-cvr-field>
      </fk-branch>
    </fk-choice>
  </fk-step>
  <fk-step id="elsewhere" heading="Du kan ikke leje her" exit when=${rule({ '==': [{ var: 'resident' }, false] })}>
    <p>Skurene er for dem, der bor i kommunen.</p>
    <p slot="instead">Spørg i din egen kommune.</p>
  </fk-step>
  <fk-step id="sheds" heading="Hvilke skure">
    <fk-list name="sheds" label="Skure" entry-label="skur" min-count="1" max-count="3">
      <fk-radio-field name="size" label="Størrelse" required>
        <option value="small">Lille</option>
        <option value="large">Stor</option>
      </fk-radio-field>
      <fk-text-field name="why" label="Hvorfor stor" hint="Skriv det kort" required when=${rule({ '==': [{ var: 'entry.size' }, 'large'] })}></fk-text-field>
      <acme-plate name="plate" label="Nummerplade"></acme-plate>
    </fk-list>
  </fk-step>
  <fk-step id="consents" heading="Samtykke">
    <fk-consent name="lookUp" asks="Skurudlejningen" required .request=${consent}></fk-consent>
    <fk-declaration name="honest" required>
      <script type="application/json">
        {
          "id": "true",
          "kind": "declaration",
          "version": "1.0.0",
          "title": { "da": "Er det rigtigt?", "en": "Is it true?" },
          "text": { "da": "Jeg erklærer, at oplysningerne er rigtige.", "en": "I declare that what I have written is true." },
          "accept": { "da": "Jeg erklærer det", "en": "I declare it" }
        }
      </script>
    </fk-declaration>
  </fk-step>
`;
