import { define } from '@faelles/foundation/define.js';
import { registerLoader } from '@faelles/foundation/dictionaries.js';
import { registerOrderWords } from '@faelles/foundation/order-words.js';
import { FkReceipt } from './receipt.ts';

registerOrderWords();
registerLoader('da', async () => (await import('@faelles/language/dictionaries/da/receipt.js')).receipt);
registerLoader('en', async () => (await import('@faelles/language/dictionaries/en/receipt.js')).receipt);
registerLoader('da', async () => (await import('@faelles/language/dictionaries/da/slip.js')).slip);
registerLoader('en', async () => (await import('@faelles/language/dictionaries/en/slip.js')).slip);
// Yes and no, and where an answer was fetched from. A receipt that stands on a page without fields has nobody else to bring them.
registerLoader('da', async () => (await import('@faelles/language/dictionaries/da/fields.js')).fields);
registerLoader('en', async () => (await import('@faelles/language/dictionaries/en/fields.js')).fields);
define('fk-receipt', FkReceipt);

declare global {
  interface HTMLElementTagNameMap {
    'fk-receipt': FkReceipt;
  }
}
