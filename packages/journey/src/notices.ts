import { html, type TemplateResult } from 'lit';
import type { LanguageController } from '@faelles/foundation/controllers/language.js';
import { formatDateTime } from '@faelles/language/format.js';
import type { Draft } from '@faelles/schemas/draft.js';

/** An application that was sent but not paid: offered, never forced. */
export function unpaidNotice(words: LanguageController, pay: () => void): TemplateResult {
  return html`<div class="notice">
    <p>${words.t('journey.unpaid-found')}</p>
    <p><button type="button" class="button" @click=${pay}>${words.t('journey.go-to-payment')}</button></p>
  </div>`;
}

/** A draft was found and is shown. Starting over throws it away, so that is asked about. */
export function draftNotice(
  draft: Draft,
  words: LanguageController,
  asking: boolean,
  on: { ask: (asking: boolean) => void; startOver: () => void },
): TemplateResult {
  const time = formatDateTime(draft.savedAt, words.language);
  return html`<div class="notice" role="group" aria-label=${words.t('journey.draft-found', { time })}>
    ${asking
      ? html`<p role="status">${words.t('journey.start-over-confirm')}</p>
          <p>
            <button type="button" class="button" @click=${on.startOver}>${words.t('journey.start-over-yes')}</button>
            <button type="button" class="button" @click=${() => on.ask(false)}>${words.t('page.cancel')}</button>
          </p>`
      : html`<p>${words.t('journey.draft-restored', { time })}</p>
          <p><button type="button" class="button" @click=${() => on.ask(true)}>${words.t('journey.start-over')}</button></p>`}
  </div>`;
}
