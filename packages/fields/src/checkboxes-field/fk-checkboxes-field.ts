import { define } from '@faelles/foundation/define.js';
import '../base/words.ts';
import { FkCheckboxesField } from './checkboxes-field.ts';

define('fk-checkboxes-field', FkCheckboxesField);

declare global {
  interface HTMLElementTagNameMap {
    'fk-checkboxes-field': FkCheckboxesField;
  }
}
