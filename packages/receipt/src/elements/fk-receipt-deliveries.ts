import { define } from '@faelles/foundation/define.js';
import { registerLoader } from '@faelles/foundation/dictionaries.js';
import { FkReceiptDeliveries } from './receipt-deliveries.ts';

registerLoader('da', async () => (await import('@faelles/language/dictionaries/da/delivery.js')).delivery);
registerLoader('en', async () => (await import('@faelles/language/dictionaries/en/delivery.js')).delivery);
define('fk-receipt-deliveries', FkReceiptDeliveries);

declare global {
  interface HTMLElementTagNameMap {
    'fk-receipt-deliveries': FkReceiptDeliveries;
  }
}
