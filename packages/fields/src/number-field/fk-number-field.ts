import { define } from '@faelles/foundation/define.js';
import '../base/words.ts';
import { FkNumberField } from './number-field.ts';

define('fk-number-field', FkNumberField);

declare global {
  interface HTMLElementTagNameMap {
    'fk-number-field': FkNumberField;
  }
}
