import { define } from '@faelles/foundation/define.js';
import '../base/parser.ts';
import '../base/words.ts';
import { FkSelectField } from './select-field.ts';

define('fk-select-field', FkSelectField);

declare global {
  interface HTMLElementTagNameMap {
    'fk-select-field': FkSelectField;
  }
}
