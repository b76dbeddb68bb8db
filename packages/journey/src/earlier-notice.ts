import { html, type TemplateResult } from 'lit';
import type { LanguageController } from '@faelles/foundation/controllers/language.js';
import { unbroken } from '@faelles/foundation/unbroken.js';
import { formatDateTime } from '@faelles/language/format.js';
import type { Application } from '@faelles/schemas/application.js';
import type { Flow } from './flow.ts';
import { waitsForMoney } from './unpaid.ts';
import { goOn } from './what-follows.ts';

interface EarlierPage {
  words: LanguageController;
  flow: Flow;
}

/** An application of an earlier visit that waits to be paid or for others, or was received while nobody looked. */
export function earlierNotice(application: Application, { words, flow }: EarlierPage): TemplateResult {
  const { reference, state } = application;
  const found = waitsForMoney(application) ? 'unpaid' : state === 'awaiting-consent' ? 'consent' : 'received';
  // With a slip the receipt says how to pay.
  const next = found === 'unpaid' && state === 'awaiting-payment' ? 'payment' : found === 'consent' ? found : 'receipt';
  return html`<section class="notice ${found === 'received' ? 'success' : 'warning'}" aria-labelledby="earlier">
    <h2 id="earlier">${words.t(`journey.${found}-found`)}</h2>
    <p>${unbroken(words.t('journey.earlier', { reference, time: formatDateTime(application.submittedAt, words.language) }), reference)}</p>
    <div class="actions">
      <button type="button" @click=${() => void goOn(flow, application)}>${words.t(`journey.go-to-${next}`)}</button>
    </div>
  </section>`;
}
