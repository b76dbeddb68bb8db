import { html, type TemplateResult } from 'lit';
import '@faelles/foundation/fk-payment-slip.js';
import type { LanguageController } from '@faelles/foundation/controllers/language.js';
import type { Payment, PaymentSlip } from '@faelles/schemas/payment.js';

/** The slip the citizen chose to pay with; what came in of it already is taken off. */
export function slipPart(slip: PaymentSlip, { amounts }: Payment, _words: LanguageController): TemplateResult {
  return html`<fk-payment-slip part="slip" .slip=${slip} .paidOre=${amounts.capturedOre - amounts.refundedOre}></fk-payment-slip>`;
}
