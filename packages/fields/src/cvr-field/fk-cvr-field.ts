import { define } from '@faelles/foundation/define.js';
import '../base/words.ts';
import { FkCvrField } from './cvr-field.ts';

define('fk-cvr-field', FkCvrField);

declare global {
  interface HTMLElementTagNameMap {
    'fk-cvr-field': FkCvrField;
  }
}
