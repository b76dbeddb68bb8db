import { define } from '@faelles/foundation/define.js';
import { registerLoader } from '@faelles/foundation/dictionaries.js';
import { registerOrderWords } from '@faelles/foundation/order-words.js';
import { FkPayment } from './payment.ts';

registerOrderWords();
registerLoader('da', async () => (await import('@faelles/language/dictionaries/da/payment.js')).payment);
registerLoader('en', async () => (await import('@faelles/language/dictionaries/en/payment.js')).payment);
define('fk-payment', FkPayment);

declare global {
  interface HTMLElementTagNameMap {
    'fk-payment': FkPayment;
  }
}
