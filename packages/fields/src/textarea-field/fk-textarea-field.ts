import { define } from '@faelles/foundation/define.js';
import '../base/words.ts';
import { FkTextareaField } from './textarea-field.ts';

define('fk-textarea-field', FkTextareaField);

declare global {
  interface HTMLElementTagNameMap {
    'fk-textarea-field': FkTextareaField;
  }
}
