import { define } from '@faelles/foundation/define.js';
import { registerRareWords } from './parts.ts';
import { FkPayLater } from './pay-later.ts';

registerRareWords();
define('fk-pay-later', FkPayLater);

declare global {
  interface HTMLElementTagNameMap {
    'fk-pay-later': FkPayLater;
  }
}
