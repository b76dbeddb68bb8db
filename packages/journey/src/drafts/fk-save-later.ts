import { define } from '@faelles/foundation/define.js';
import { registerDraftWords } from './draft-words.ts';
import { FkSaveLater } from './save-later.ts';

registerDraftWords();
define('fk-save-later', FkSaveLater);

declare global {
  interface HTMLElementTagNameMap {
    'fk-save-later': FkSaveLater;
  }
}
