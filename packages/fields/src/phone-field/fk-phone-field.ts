import { define } from '@faelles/foundation/define.js';
import '../base/words.ts';
import { FkPhoneField } from './phone-field.ts';

define('fk-phone-field', FkPhoneField);

declare global {
  interface HTMLElementTagNameMap {
    'fk-phone-field': FkPhoneField;
  }
}
