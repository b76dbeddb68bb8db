import { define } from '@faelles/foundation/define.js';
import '../base/words.ts';
import { FkCheckboxField } from './checkbox-field.ts';

define('fk-checkbox-field', FkCheckboxField);

declare global {
  interface HTMLElementTagNameMap {
    'fk-checkbox-field': FkCheckboxField;
  }
}
