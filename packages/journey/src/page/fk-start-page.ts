import { define } from '@faelles/foundation/define.js';
import { registerLoader } from '@faelles/foundation/dictionaries.js';
import './fk-page.ts';
import { FkStartPage } from './start-page.ts';

registerLoader('da', async () => (await import('@faelles/language/dictionaries/da/start.js')).start);
registerLoader('en', async () => (await import('@faelles/language/dictionaries/en/start.js')).start);
define('fk-start-page', FkStartPage);

declare global {
  interface HTMLElementTagNameMap {
    'fk-start-page': FkStartPage;
  }
}
