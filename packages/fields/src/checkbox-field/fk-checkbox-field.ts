import { define } from '@faelles/foundation/define.js';
import '../base/parser.ts';
import '../base/words.ts';
import { FkCheckboxField } from './checkbox-field.ts';

define('fk-checkbox-field', FkCheckboxField);

declare global {
  interface HTMLElementTagNameMap {
    'fk-checkbox-field': FkCheckboxField;
  }
}
