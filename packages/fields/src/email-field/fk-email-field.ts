import { define } from '@faelles/foundation/define.js';
import '../base/words.ts';
import { FkEmailField } from './email-field.ts';

define('fk-email-field', FkEmailField);

declare global {
  interface HTMLElementTagNameMap {
    'fk-email-field': FkEmailField;
  }
}
