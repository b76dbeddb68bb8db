import { define } from '@faelles/foundation/define.js';
import '../base/words.ts';
import { FkCountryField } from './country-field.ts';

define('fk-country-field', FkCountryField);

declare global {
  interface HTMLElementTagNameMap {
    'fk-country-field': FkCountryField;
  }
}
