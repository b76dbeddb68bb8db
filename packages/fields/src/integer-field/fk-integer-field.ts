import { define } from '@faelles/foundation/define.js';
import '../base/words.ts';
import { FkIntegerField } from './integer-field.ts';

define('fk-integer-field', FkIntegerField);

declare global {
  interface HTMLElementTagNameMap {
    'fk-integer-field': FkIntegerField;
  }
}
