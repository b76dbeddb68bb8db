import { define } from '@faelles/foundation/define.js';
import { registerDraftWords } from './draft-words.ts';
import { FkResumeDraft } from './resume-draft.ts';

registerDraftWords();
define('fk-resume-draft', FkResumeDraft);

declare global {
  interface HTMLElementTagNameMap {
    'fk-resume-draft': FkResumeDraft;
  }
}
