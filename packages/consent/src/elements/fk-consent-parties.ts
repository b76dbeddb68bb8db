import { define } from '@faelles/foundation/define.js';
import { registerConsentsWords } from './consents-words.ts';
import { FkConsentParties } from './consent-parties.ts';

registerConsentsWords();
define('fk-consent-parties', FkConsentParties);

declare global {
  interface HTMLElementTagNameMap {
    'fk-consent-parties': FkConsentParties;
  }
}
