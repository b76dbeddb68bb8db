import { define } from '@faelles/foundation/define.js';
import '../base/words.ts';
import { FkMoneyField } from './money-field.ts';

define('fk-money-field', FkMoneyField);

declare global {
  interface HTMLElementTagNameMap {
    'fk-money-field': FkMoneyField;
  }
}
