import { define } from '@faelles/foundation/define.js';
import '../base/words.ts';
import { FkSelectField } from './select-field.ts';

define('fk-select-field', FkSelectField);

declare global {
  interface HTMLElementTagNameMap {
    'fk-select-field': FkSelectField;
  }
}
