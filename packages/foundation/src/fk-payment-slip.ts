import { define } from './define.ts';
import { registerLoader } from './dictionaries.ts';
import { FkPaymentSlip } from './payment-slip.ts';

registerLoader('da', async () => (await import('@faelles/language/dictionaries/da/slip.js')).slip);
registerLoader('en', async () => (await import('@faelles/language/dictionaries/en/slip.js')).slip);
define('fk-payment-slip', FkPaymentSlip);

declare global {
  interface HTMLElementTagNameMap {
    'fk-payment-slip': FkPaymentSlip;
  }
}
