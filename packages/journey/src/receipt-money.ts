import { html, nothing, type TemplateResult } from 'lit';
import type { LanguageController } from '@faelles/foundation/controllers/language.js';
import { refundsPart, styles } from '@faelles/payment/elements/refunds-part.js';
import type { ReceiptView } from '@faelles/schemas/receipt.js';

/** What went back after the receipt was written: it says how things stood that day, and is signed. */
export function moneyBack({ refunds, receipt }: ReceiptView, words: LanguageController): TemplateResult | typeof nothing {
  if (!refunds?.length) return nothing;
  return html`<div slot="payment">${refundsPart(refunds, words, words.text(receipt.authority.name))}</div>`;
}

/** Dresses it, in the root it is drawn into. */
export function styleMoneyBack(root: ShadowRoot): void {
  const sheet = styles.styleSheet!;
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}
