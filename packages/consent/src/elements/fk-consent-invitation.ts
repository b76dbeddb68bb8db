import { define } from '@faelles/foundation/define.js';
import './fk-consent.ts';
import './fk-consent-parties.ts';
import { registerConsentsWords } from './consents-words.ts';
import { FkConsentInvitation } from './consent-invitation.ts';

registerConsentsWords();
define('fk-consent-invitation', FkConsentInvitation);

declare global {
  interface HTMLElementTagNameMap {
    'fk-consent-invitation': FkConsentInvitation;
  }
}
