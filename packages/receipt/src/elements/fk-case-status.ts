import { define } from '@faelles/foundation/define.js';
import { registerLoader } from '@faelles/foundation/dictionaries.js';
import { FkCaseStatus } from './case-status.ts';

registerLoader('da', async () => (await import('@faelles/language/dictionaries/da/casestatus.js')).casestatus);
registerLoader('en', async () => (await import('@faelles/language/dictionaries/en/casestatus.js')).casestatus);
define('fk-case-status', FkCaseStatus);

declare global {
  interface HTMLElementTagNameMap {
    'fk-case-status': FkCaseStatus;
  }
}
