import { css, html, nothing, type CSSResult, type TemplateResult } from 'lit';
import type { LanguageController } from '@faelles/foundation/controllers/language.js';
import { formatDateTime, formatMoney } from '@faelles/language/format.js';
import type { Refund } from '@faelles/schemas/payment.js';
import { registerRareWords } from './parts.ts';

/** What goes back: how much, why, since when, and whether it is on its way, done, or held up. */
export function refundsPart(refunds: readonly Refund[], words: LanguageController, authority: string): TemplateResult | typeof nothing {
  registerRareWords();
  const { language } = words;
  const heading = words.t('payment.refunds');
  // Its words are on their way.
  if (!heading) return nothing;
  return html`<section class="refunds">
    <h3>${heading}</h3>
    <ul>
      ${refunds.map(
        ({ amountOre, at, state, reason }) => html`<li>
          <strong>${formatMoney(amountOre, language)}</strong>
          <span>${words.t(`payment.refund.${reason}`)}</span>
          <span class="soft">${words.t(`payment.refund.state.${state}`, { at: formatDateTime(at, language), authority })}</span>
        </li>`,
      )}
    </ul>
  </section>`;
}

export const styles: CSSResult = css`
  .refunds ul {
    padding: 0;
    list-style: none;
  }
  .refunds li {
    display: grid;
    gap: 4px;
    padding: 12px 16px;
    border-bottom: 1px solid var(--fk-line, #d6d6d6);
    break-inside: avoid;
  }
  .refunds li:first-child {
    border-top: 1px solid var(--fk-line, #d6d6d6);
  }
`;
