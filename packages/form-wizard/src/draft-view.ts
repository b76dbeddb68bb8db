import { html, type TemplateResult } from 'lit';
import type { LanguageController } from '@faelles/foundation/controllers/language.js';
import { formatTime } from '@faelles/language/format.js';
import type { DraftStatus } from './draft.ts';

/** Key of what is said of each; the words of `kept` and `conflict` come with the parts that bring them about. */
const keys: Record<DraftStatus['state'], string> = {
  idle: '',
  saved: 'wizard.draft.saved',
  kept: 'wizard.draft.kept',
  failed: 'wizard.draft.not-saved',
  conflict: 'wizard.conflict',
};

/** One line on how the draft stands. The words change at most once a minute, so it is not read aloud at every save. */
export function draftLine(status: DraftStatus, words: LanguageController): TemplateResult {
  const key = keys[status.state];
  const time = 'savedAt' in status ? formatTime(status.savedAt, words.language) : '';
  return html`<p class="draft soft" role="status" part="draft">${key ? words.t(key, { time }) : ''}</p>`;
}
