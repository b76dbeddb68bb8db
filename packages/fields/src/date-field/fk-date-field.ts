import { define } from '@faelles/foundation/define.js';
import '../base/words.ts';
import { FkDateField } from './date-field.ts';

define('fk-date-field', FkDateField);

declare global {
  interface HTMLElementTagNameMap {
    'fk-date-field': FkDateField;
  }
}
