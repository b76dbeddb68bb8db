import { define } from '@faelles/foundation/define.js';
import '../base/words.ts';
import { FkYesNoField } from './yes-no-field.ts';

define('fk-yes-no-field', FkYesNoField);

declare global {
  interface HTMLElementTagNameMap {
    'fk-yes-no-field': FkYesNoField;
  }
}
