import { define } from '@faelles/foundation/define.js';
import '@faelles/fields/base/words.js';
import './words.ts';
import { FkConsent } from './consent.ts';

define('fk-consent', FkConsent);

declare global {
  interface HTMLElementTagNameMap {
    'fk-consent': FkConsent;
  }
}
