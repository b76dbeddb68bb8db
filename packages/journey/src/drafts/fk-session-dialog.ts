import { define } from '@faelles/foundation/define.js';
import { registerDraftWords } from './draft-words.ts';
import { FkSessionDialog } from './session-dialog.ts';

registerDraftWords();
define('fk-session-dialog', FkSessionDialog);

declare global {
  interface HTMLElementTagNameMap {
    'fk-session-dialog': FkSessionDialog;
  }
}
