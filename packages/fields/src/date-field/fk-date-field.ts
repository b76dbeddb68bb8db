import { define } from '@faelles/foundation/define.js';
import '../base/parser.ts';
import '../base/words.ts';
import { FkDateField } from './date-field.ts';

define('fk-date-field', FkDateField);

declare global {
  interface HTMLElementTagNameMap {
    'fk-date-field': FkDateField;
  }
}
