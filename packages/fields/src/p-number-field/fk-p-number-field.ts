import { define } from '@faelles/foundation/define.js';
import '../base/words.ts';
import { FkPNumberField } from './p-number-field.ts';

define('fk-p-number-field', FkPNumberField);

declare global {
  interface HTMLElementTagNameMap {
    'fk-p-number-field': FkPNumberField;
  }
}
