import { define } from '@faelles/foundation/define.js';
import '../base/words.ts';
import { FkAddressField } from './address-field.ts';

define('fk-address-field', FkAddressField);

declare global {
  interface HTMLElementTagNameMap {
    'fk-address-field': FkAddressField;
  }
}
