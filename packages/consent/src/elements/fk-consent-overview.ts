import { define } from '@faelles/foundation/define.js';
import './words.ts';
import { registerConsentsWords } from './consents-words.ts';
import { FkConsentOverview } from './consent-overview.ts';

registerConsentsWords();
define('fk-consent-overview', FkConsentOverview);

declare global {
  interface HTMLElementTagNameMap {
    'fk-consent-overview': FkConsentOverview;
  }
}
