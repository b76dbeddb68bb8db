import { define } from '@faelles/foundation/define.js';
import './fk-consent.ts';
import { FkConsentList } from './consent-list.ts';

define('fk-consent-list', FkConsentList);

declare global {
  interface HTMLElementTagNameMap {
    'fk-consent-list': FkConsentList;
  }
}
