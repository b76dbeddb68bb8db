import { html, nothing, type TemplateResult } from 'lit';
import type { LanguageController } from '@faelles/foundation/controllers/language.js';
import { formatDateTime } from '@faelles/language/format.js';
import type { Text } from '@faelles/schemas/text.js';
import type { DefinitionChanges } from './definition-changes.ts';
import { registerDraftWords } from './draft-words.ts';

registerDraftWords();

/** The form is another than when the draft was saved: what is new, asked otherwise and gone, and that the answers are here. */
export function changesNotice(changes: DefinitionChanges, savedAt: string | undefined, words: LanguageController): TemplateResult {
  const time = savedAt ? formatDateTime(savedAt, words.language) : '';
  const told = changes.added.length + changes.changed.length + changes.gone.length > 0;
  return html`<section class="notice warning" aria-labelledby="changes">
    <h2 id="changes">${savedAt ? words.t('journey.changes', { time }) : words.t('journey.changes-now')}</h2>
    <p>${words.t('journey.changes-lead')}</p>
    ${list('added', changes.added, words)} ${list('changed', changes.changed, words)} ${list('gone', changes.gone, words)}
    ${told ? nothing : html`<p>${words.t('journey.changes-words')}</p>`}
  </section>`;
}

function list(which: 'added' | 'changed' | 'gone', labels: readonly Text[], words: LanguageController): TemplateResult | typeof nothing {
  if (!labels.length) return nothing;
  return html`<p>${words.t(`journey.changes-${which}`)}</p>
    <ul>
      ${labels.map((label) => html`<li>${words.text(label)}</li>`)}
    </ul>`;
}
