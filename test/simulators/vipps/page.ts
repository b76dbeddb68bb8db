import type { Answer } from '../shared/http.ts';
import { escape, layout, notice, pageHeaders, seeOther } from '../shared/page.ts';
import { isOpen, type VippsPayment } from './state.ts';
import type { Texts } from './texts.ts';

const KIND = 'app';

export const unknownPage = (texts: Texts): Answer => notice(404, texts, texts.unknownTitle, texts.unknown, undefined, KIND);

/** Back to the merchant. Where the payer comes from says nothing of what they answered. */
export const back = (payment: VippsPayment): Answer => seeOther(payment.returnUrl!, [payment.returnUrl]);

/** The question the app asks: how much, to whom, yes or no; or word that it is answered. */
export function paymentPage(payment: VippsPayment, texts: Texts, merchantName: string): Answer {
  if (payment.state === 'AUTHORIZED') return notice(200, texts, texts.authorizedTitle, texts.authorized, payment.returnUrl, KIND);
  if (!isOpen(payment)) return notice(200, texts, texts.closedTitle, texts.closed, payment.returnUrl, KIND);
  const money = new Intl.NumberFormat(texts.locale, { style: 'currency', currency: payment.amount.currency });
  const clock = new Intl.DateTimeFormat(texts.locale, { timeStyle: 'short', timeZone: 'Europe/Copenhagen' });
  const facts: [term: string, value: string | undefined][] = [
    [texts.description, payment.paymentDescription],
    [texts.reference, payment.reference],
    [texts.until, clock.format(new Date(payment.expiresAt))],
  ];
  const rows = facts.filter(([, value]) => value !== undefined).map(([term, value]) => `<div><dt>${term}</dt><dd>${escape(value!)}</dd></div>`);
  const content = `<h1>${texts.title}</h1>
<p class="ask">${escape(merchantName)} ${texts.ask} <strong>${escape(money.format(payment.amount.value / 100))}</strong></p>
<dl>
${rows.join('\n')}
</dl>
<form method="post">
<div class="actions">
<button class="primary" name="action" value="approve">${texts.approve}</button>
<button name="action" value="decline">${texts.decline}</button>
<button class="quiet" name="action" value="close">${texts.close}</button>
</div>
</form>`;
  return { status: 200, headers: pageHeaders([payment.returnUrl]), body: layout(texts, texts.title, content, KIND) };
}
