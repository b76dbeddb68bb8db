import { define } from '@faelles/foundation/define.js';
import '../base/words.ts';
import { FkBankAccountField } from './bank-account-field.ts';

define('fk-bank-account-field', FkBankAccountField);

declare global {
  interface HTMLElementTagNameMap {
    'fk-bank-account-field': FkBankAccountField;
  }
}
