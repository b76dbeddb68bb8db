import { define } from '@faelles/foundation/define.js';
import { FkActingBanner } from './acting-banner.ts';
import { registerRepresentationWords } from './representation-words.ts';

registerRepresentationWords();
define('fk-acting-banner', FkActingBanner);

declare global {
  interface HTMLElementTagNameMap {
    'fk-acting-banner': FkActingBanner;
  }
}
