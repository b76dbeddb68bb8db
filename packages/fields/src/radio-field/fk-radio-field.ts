import { define } from '@faelles/foundation/define.js';
import '../base/words.ts';
import { FkRadioField } from './radio-field.ts';

define('fk-radio-field', FkRadioField);

declare global {
  interface HTMLElementTagNameMap {
    'fk-radio-field': FkRadioField;
  }
}
