import { define } from '@faelles/foundation/define.js';
import '../base/words.ts';
import { FkCprField } from './cpr-field.ts';

define('fk-cpr-field', FkCprField);

declare global {
  interface HTMLElementTagNameMap {
    'fk-cpr-field': FkCprField;
  }
}
