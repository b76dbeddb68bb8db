import { define } from '@faelles/foundation/define.js';
import '@faelles/consent/elements/fk-consent-parties.js';
import { FkConsentWait } from './consent-wait.ts';

define('fk-consent-wait', FkConsentWait);

declare global {
  interface HTMLElementTagNameMap {
    'fk-consent-wait': FkConsentWait;
  }
}
