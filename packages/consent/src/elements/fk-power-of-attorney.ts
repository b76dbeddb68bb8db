import { define } from '@faelles/foundation/define.js';
import '@faelles/fields/cpr-field/fk-cpr-field.js';
import '@faelles/fields/cvr-field/fk-cvr-field.js';
import '@faelles/fields/date-field/fk-date-field.js';
import '@faelles/fields/radio-field/fk-radio-field.js';
import '@faelles/fields/text-field/fk-text-field.js';
import { FkPowerOfAttorney } from './power-of-attorney.ts';
import { registerRepresentationWords } from './representation-words.ts';

registerRepresentationWords();
define('fk-power-of-attorney', FkPowerOfAttorney);

declare global {
  interface HTMLElementTagNameMap {
    'fk-power-of-attorney': FkPowerOfAttorney;
  }
}
