import type { Method } from './actions.ts';
import type { Answer } from './http.ts';
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

const escape = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

/** Where the payer goes after paying: the merchant's address with the payment's id, as the provider adds it. */
export function returnAddress(payment: Payment): string {
  const url = new URL(payment.checkout.returnUrl ?? payment.checkout.termsUrl);
  url.searchParams.set('paymentid', payment.paymentId);
  return url.href;
}

/**
 * Headers of every page. `form-action` names the merchant's origins too: browsers check the redirect that
 * follows a form, so `'self'` alone would stop the payer on the way back.
 */
function headers(payment?: Payment): Record<string, string> {
  const targets = [payment?.checkout.returnUrl, payment?.checkout.cancelUrl].flatMap((url) => (url ? [new URL(url).origin] : []));
  const actions = ["'self'", ...new Set(targets)].join(' ');
  return {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': `default-src 'self'; form-action ${actions}; frame-ancestors 'none'; base-uri 'none'; object-src 'none'`,
    'referrer-policy': 'no-referrer',
    'x-robots-tag': 'noindex',
  };
}

function layout(texts: Texts, title: string, content: string): string {
  return `<!doctype html>
<html lang="${texts.code}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)} – ${texts.demo}</title>
<link rel="stylesheet" href="../assets/page.css">
<link rel="icon" href="../assets/icon.svg">
</head>
<body>
<header>
<p class="demo"><strong>${texts.demo}</strong> ${texts.demoMore}</p>
<nav><a href="?language=${texts.other.language}" lang="${texts.other.lang}" hreflang="${texts.other.lang}">${texts.other.label}</a></nav>
</header>
<main>
${content}
</main>
</body>
</html>
`;
}

/** A page that only tells something. */
function notice(status: number, texts: Texts, title: string, text: string, back?: string, payment?: Payment): Answer {
  const link = back === undefined ? '' : `<p><a class="button" href="${escape(back)}">${texts.back}</a></p>`;
  return { status, headers: headers(payment), body: layout(texts, title, `<h1>${title}</h1>\n<p>${text}</p>\n${link}`) };
}

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
  if (payment.completed) return notice(200, texts, texts.completedTitle, texts.completed, returnAddress(payment), payment);
  if (!isOpen(payment)) return notice(200, texts, texts.closedTitle, texts.closed, payment.checkout.cancelUrl, payment);
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
  return { status: 200, headers: headers(payment), body: layout(texts, title, content) };
}

/** Sends the payer somewhere with a GET. */
export const redirect = (payment: Payment, location: string): Answer => ({ status: 303, headers: { ...headers(payment), location } });
