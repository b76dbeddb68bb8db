import { css, html, nothing, type CSSResult, type TemplateResult } from 'lit';
import type { LanguageController } from '@faelles/foundation/controllers/language.js';
import { formatMoney } from '@faelles/language/format.js';
import type { PaymentAmounts } from '@faelles/schemas/payment.js';
import { registerRareWords } from './parts.ts';

/** A part of what was reserved has been taken: how much, and what becomes of the rest. */
export function capturedPart({ authorisedOre, capturedOre, cancelledOre }: PaymentAmounts, words: LanguageController): TemplateResult | typeof nothing {
  registerRareWords();
  const heading = words.t('payment.captured');
  // Its words are on their way.
  if (!heading) return nothing;
  const rows = [
    ['payment.captured.reserved', authorisedOre],
    ['payment.captured.taken', capturedOre],
    ['payment.captured.released', cancelledOre],
    ['payment.captured.held', authorisedOre - capturedOre - cancelledOre],
  ] as const;
  return html`<section class="captured">
    <h3>${heading}</h3>
    <dl>
      ${rows.map(([key, ore]) => (ore > 0 ? html`<div><dt>${words.t(key)}</dt><dd>${formatMoney(ore, words.language)}</dd></div>` : nothing))}
    </dl>
    ${cancelledOre > 0 ? html`<p class="soft">${words.t('payment.captured.rest')}</p>` : nothing}
  </section>`;
}

export const styles: CSSResult = css`
  .captured dl {
    max-width: var(--fk-measure, 40rem);
    margin: 16px 0;
  }
  .captured dl div {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 16px;
    padding: 8px 16px;
    border-bottom: 1px solid var(--fk-line, #d6d6d6);
    break-inside: avoid;
  }
  .captured dd {
    margin: 0;
    font-variant-numeric: tabular-nums;
  }
`;
