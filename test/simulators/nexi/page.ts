import type { Answer } from '../shared/http.ts';
import { escape, layout, notice, pageHeaders, seeOther } from '../shared/page.ts';
import type { Method } from './actions.ts';
import { isOpen, type Payment } from './state.ts';
import type { Texts } from './texts.ts';

const METHODS: readonly Method[] = [
  { paymentType: 'CARD', paymentMethod: 'Dankort' },
  { paymentType: 'CARD', paymentMethod: 'Visa' },
  { paymentType: 'CARD', paymentMethod: 'MasterCard' },
  { paymentType: 'WALLET', paymentMethod: 'MobilePay' },
];

/** The methods a payment may be paid with; names of methods and of types are both understood (published). */
export function methodsFor(payment: Payment): readonly Method[] {
  if (payment.methods.length === 0) return METHODS;
  const allowed = METHODS.filter((method) =>
    payment.methods.some((name) => name === method.paymentMethod || name.toUpperCase() === method.paymentType),
  );
  return allowed.length > 0 ? allowed : METHODS;
}

/** Where the payer goes after paying: the merchant's address with the payment's id, as the provider adds it. */
export function returnAddress(payment: Payment): string {
  const url = new URL(payment.checkout.returnUrl ?? payment.checkout.termsUrl);
  url.searchParams.set('paymentid', payment.paymentId);
  return url.href;
}

const returns = ({ checkout }: Payment) => [checkout.returnUrl, checkout.cancelUrl];

export const unknownPage = (texts: Texts): Answer => notice(404, texts, texts.unknownTitle, texts.unknown);

function orderTable(payment: Payment, texts: Texts): string {
  const money = new Intl.NumberFormat(texts.locale, { style: 'currency', currency: payment.order.currency });
  const count = new Intl.NumberFormat(texts.locale);
  const show = (amount: number) => escape(money.format(amount / 100));
  const rows = payment.order.items.map(
    (item) =>
      `<tr><th scope="row">${escape(item.name)}</th><td>${count.format(item.quantity)}</td><td>${show(item.grossTotalAmount)}</td></tr>`,
  );
  const vat = payment.order.items.reduce((total, item) => total + item.taxAmount, 0);
  const foot = [
    `<tr class="total"><th scope="row" colspan="2">${texts.total}</th><td>${show(payment.order.amount)}</td></tr>`,
    ...(vat > 0 ? [`<tr><th scope="row" colspan="2">${texts.vat}</th><td>${show(vat)}</td></tr>`] : []),
  ];
  return `<table>
<caption>${texts.order}</caption>
<thead><tr><th scope="col">${texts.line}</th><th scope="col">${texts.quantity}</th><th scope="col">${texts.amount}</th></tr></thead>
<tbody>${rows.join('\n')}</tbody>
<tfoot>${foot.join('\n')}</tfoot>
</table>`;
}

function methodChoice(payment: Payment, texts: Texts): string {
  const choices = methodsFor(payment).map(
    ({ paymentMethod }, index) =>
      `<label><input type="radio" name="method" value="${paymentMethod}"${index === 0 ? ' checked' : ''}> ${paymentMethod}</label>`,
  );
  return `<fieldset><legend>${texts.method}</legend>${choices.join('\n')}</fieldset>`;
}

/** The page a payer meets: the order and three ways out, or word that there is nothing left to pay. */
export function paymentPage(payment: Payment, texts: Texts, merchantName: string): Answer {
  if (payment.completed) return notice(200, texts, texts.completedTitle, texts.completed, returnAddress(payment));
  if (!isOpen(payment)) return notice(200, texts, texts.closedTitle, texts.closed, payment.checkout.cancelUrl);
  const { cancelUrl, termsUrl } = payment.checkout;
  const reference = payment.order.reference;
  // The page is loaded anew after a declined payment, so its title is read first and needs no live region.
  const declined = `<section class="declined"><h2>${texts.declinedTitle}</h2><p>${texts.declined}</p></section>`;
  const title = payment.declined ? `${texts.declinedTitle} – ${texts.title}` : texts.title;
  const content = `<h1>${texts.title}</h1>
${payment.declined ? declined : ''}
<dl>
<div><dt>${texts.payee}</dt><dd>${escape(merchantName)}</dd></div>
${reference === undefined ? '' : `<div><dt>${texts.reference}</dt><dd>${escape(reference)}</dd></div>`}
</dl>
${orderTable(payment, texts)}
<p><a href="${escape(termsUrl)}">${texts.terms}</a></p>
<form method="post">
${methodChoice(payment, texts)}
<div class="actions">
<button class="primary" name="action" value="approve">${texts.approve}</button>
<button name="action" value="decline">${texts.decline}</button>
${cancelUrl === undefined ? '' : `<button name="action" value="cancel">${texts.cancel}</button>`}
</div>
</form>`;
  return { status: 200, headers: pageHeaders(returns(payment)), body: layout(texts, title, content) };
}

/** Sends the payer somewhere with a GET. */
export const redirect = (payment: Payment, location: string): Answer => seeOther(location, returns(payment));
