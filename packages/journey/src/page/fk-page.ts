import { define } from '@faelles/foundation/define.js';
import { registerLoader } from '@faelles/foundation/dictionaries.js';
import { FkPageFooter } from './page-footer.ts';
import { FkPageHeader } from './page-header.ts';

registerLoader('da', async () => (await import('@faelles/language/dictionaries/da/page.js')).page);
registerLoader('en', async () => (await import('@faelles/language/dictionaries/en/page.js')).page);
define('fk-page-header', FkPageHeader);
define('fk-page-footer', FkPageFooter);

declare global {
  interface HTMLElementTagNameMap {
    'fk-page-header': FkPageHeader;
    'fk-page-footer': FkPageFooter;
  }
}
