import { define } from '@faelles/foundation/define.js';
import { registerLoader } from '@faelles/foundation/dictionaries.js';
import '@faelles/payment/elements/fk-payment.js';
import { FkPayPage } from './pay-page.ts';

registerLoader('da', async () => (await import('@faelles/language/dictionaries/da/paylink.js')).paylink);
registerLoader('en', async () => (await import('@faelles/language/dictionaries/en/paylink.js')).paylink);
define('fk-pay-page', FkPayPage);

declare global {
  interface HTMLElementTagNameMap {
    'fk-pay-page': FkPayPage;
  }
}
