import { define } from '@faelles/foundation/define.js';
import { registerLoader } from '@faelles/foundation/dictionaries.js';
import { FkCaseStatus } from './case-status.ts';

registerLoader('da', async () => (await import('@faelles/language/dictionaries/da/case-status.js')).caseStatus);
registerLoader('en', async () => (await import('@faelles/language/dictionaries/en/case-status.js')).caseStatus);
define('fk-case-status', FkCaseStatus);

declare global {
  interface HTMLElementTagNameMap {
    'fk-case-status': FkCaseStatus;
  }
}
