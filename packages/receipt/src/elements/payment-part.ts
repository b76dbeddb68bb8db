import { html, nothing, type TemplateResult } from 'lit';
import type { LanguageController } from '@faelles/foundation/controllers/language.js';
import { orderTable } from '@faelles/foundation/order-table.js';
import { formatDateTime, formatMoney } from '@faelles/language/format.js';
import type { Authority } from '@faelles/schemas/definition.js';
import { formatCvr } from '@faelles/schemas/identifiers/cvr.js';
import type { PaymentSlip } from '@faelles/schemas/payment.js';
import type { ReceiptPayment } from '@faelles/schemas/receipt.js';

/** What was paid, to whom, how and when; what is still to be paid and how, or was paid back; why there was nothing to pay. */
export function paymentPart(payment: ReceiptPayment, authority: Authority, words: LanguageController): TemplateResult {
  const { language } = words;
  const line = (key: string, value: unknown) => (value ? html`<div><dt>${words.t(`receipt.${key}`)}</dt><dd>${value}</dd></div>` : nothing);
  const { amounts, remainingOre, slip } = payment;
  if (payment.state === 'not-required') return html`${orderTable(payment.order, words)}<p>${words.t('receipt.nothing-to-pay')}</p>`;
  const paidOre = amounts.capturedOre;
  const payee = paidOre > 0 || amounts.authorisedOre > 0;
  return html`${orderTable(payment.order, words)}
    <dl class="answers">
      ${line('paid', paidOre > 0 && formatMoney(paidOre, language))}
      ${line('reserved', paidOre === 0 && amounts.authorisedOre > 0 && formatMoney(amounts.authorisedOre, language))}
      ${line('paid-at', payment.paidAt && formatDateTime(payment.paidAt, language))}
      ${line('method', payment.paidWith ?? (slip && words.t('receipt.by-slip')))} ${line('transaction', payment.transactionId)}
      ${line('refunded', amounts.refundedOre > 0 && formatMoney(amounts.refundedOre, language))}
      ${line('payee', payee && `${words.text(authority.name)}, CVR ${formatCvr(authority.cvr)}`)}
      ${line('remaining', remainingOre > 0 && formatMoney(remainingOre, language))}
    </dl>
    ${slip && remainingOre > 0 ? slipOf(slip, payment.order.totalOre - remainingOre, authority) : nothing}`;
}

/** How to pay what remains. Fetched with the first receipt that has such a rest: few have. */
function slipOf(slip: PaymentSlip, paidOre: number, authority: Authority): TemplateResult {
  void import('@faelles/foundation/fk-payment-slip.js');
  return html`<fk-payment-slip part="slip" .slip=${slip} .paidOre=${paidOre} .payee=${authority.name}></fk-payment-slip>`;
}
