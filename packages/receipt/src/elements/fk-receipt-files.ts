import { define } from '@faelles/foundation/define.js';
import { registerLoader } from '@faelles/foundation/dictionaries.js';
import { FkReceiptFiles } from './receipt-files.ts';

registerLoader('da', async () => (await import('@faelles/language/dictionaries/da/downloads.js')).downloads);
registerLoader('en', async () => (await import('@faelles/language/dictionaries/en/downloads.js')).downloads);
define('fk-receipt-files', FkReceiptFiles);

declare global {
  interface HTMLElementTagNameMap {
    'fk-receipt-files': FkReceiptFiles;
  }
}
