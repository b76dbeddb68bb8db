import { define } from '@faelles/foundation/define.js';
import { registerLoader } from '@faelles/foundation/dictionaries.js';
import '@faelles/fields/text-field/fk-text-field.js';
import '@faelles/fields/textarea-field/fk-textarea-field.js';
import { FkReceiptVerifier } from './receipt-verifier.ts';

registerLoader('da', async () => (await import('@faelles/language/dictionaries/da/verifier.js')).verifier);
registerLoader('en', async () => (await import('@faelles/language/dictionaries/en/verifier.js')).verifier);
define('fk-receipt-verifier', FkReceiptVerifier);

declare global {
  interface HTMLElementTagNameMap {
    'fk-receipt-verifier': FkReceiptVerifier;
  }
}
