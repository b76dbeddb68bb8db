import { define } from '@faelles/foundation/define.js';
import { registerLoader } from '@faelles/foundation/dictionaries.js';
import { registerOrderWords } from '@faelles/foundation/order-words.js';
import { FkReceipt } from './receipt.ts';

registerOrderWords();
registerLoader('da', async () => (await import('@faelles/language/dictionaries/da/receipt.js')).receipt);
registerLoader('en', async () => (await import('@faelles/language/dictionaries/en/receipt.js')).receipt);
define('fk-receipt', FkReceipt);

declare global {
  interface HTMLElementTagNameMap {
    'fk-receipt': FkReceipt;
  }
}
