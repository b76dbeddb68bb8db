import { define } from '@faelles/foundation/define.js';
import { registerLoader } from '@faelles/foundation/dictionaries.js';
import { FkVerificationCode } from './verification-code.ts';

registerLoader('da', async () => (await import('@faelles/language/dictionaries/da/verification.js')).verification);
registerLoader('en', async () => (await import('@faelles/language/dictionaries/en/verification.js')).verification);
define('fk-verification-code', FkVerificationCode);

declare global {
  interface HTMLElementTagNameMap {
    'fk-verification-code': FkVerificationCode;
  }
}
