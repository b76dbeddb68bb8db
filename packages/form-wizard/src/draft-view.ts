import { html, nothing, type TemplateResult } from 'lit';
import type { LanguageController } from '@faelles/foundation/controllers/language.js';
import { formatTime } from '@faelles/language/format.js';
import type { DraftStatus } from './draft.ts';
import type { OtherDraft } from './saver.ts';

/** One line on how the draft stands. The words change at most once a minute, so it is not read aloud at every save. */
export function draftLine(status: DraftStatus, words: LanguageController): TemplateResult {
  const line = {
    idle: () => '',
    conflict: () => '',
    failed: () => words.t('wizard.draft.not-saved'),
    saved: () => words.t('wizard.draft.saved', { time: formatTime((status as { savedAt: string }).savedAt, words.language) }),
  }[status.state]();
  return html`<p class="draft soft" role="status" part="draft">${line}</p>`;
}

/** Two versions, two answers, no hurry: nothing is overwritten before the citizen has chosen. */
export function conflictChoice(
  status: DraftStatus,
  words: LanguageController,
  choose: { mine: () => void; theirs: (other: OtherDraft) => void },
): TemplateResult | typeof nothing {
  if (status.state !== 'conflict') return nothing;
  const { other } = status;
  return html`<section class="notice warning" aria-labelledby="conflict" part="conflict">
    <h2 id="conflict">${words.t('wizard.conflict')}</h2>
    <p>${words.t('wizard.conflict-lead', { time: formatTime(other.savedAt, words.language) })}</p>
    <div class="actions">
      <button type="button" @click=${choose.mine}>${words.t('wizard.conflict-mine')}</button>
      <button type="button" @click=${() => choose.theirs(other)}>${words.t('wizard.conflict-theirs')}</button>
    </div>
  </section>`;
}
