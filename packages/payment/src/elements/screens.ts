import { html, nothing, type TemplateResult } from 'lit';
import type { LanguageController } from '@faelles/foundation/controllers/language.js';
import { formatDateTime, formatMoney } from '@faelles/language/format.js';
import type { Order } from '@faelles/schemas/order.js';
import type { Payment } from '@faelles/schemas/payment.js';
import { methodsPart } from './methods.ts';
import { registerRareWords, type PaymentParts } from './parts.ts';
import { says, type PaymentView } from './payment-view.ts';
import { safeRedirect } from './safe-redirect.ts';
import type { PaymentTalk } from './talk.ts';

/** What a part of the page is drawn from. */
export interface Screen {
  view: PaymentView;
  talk: PaymentTalk;
  order: Order | undefined;
  payment: Payment | undefined;
  words: LanguageController;
  parts: PaymentParts;
  /** Who follows up, by name. */
  authority: string;
}

/** Screens whose words few visits need. */
const rare: readonly PaymentView[] = ['lost', 'faulty', 'closed', 'changed', 'embedded', 'slip', 'away'];

/**
 * What has happened, what it means, what to do. The words stand in a live region that is there from the first frame and
 * is read once; the button is outside of it.
 */
export function stateBox({ view, talk, order, payment, words, authority }: Screen, again: (() => void) | undefined): TemplateResult {
  if (rare.includes(view)) registerRareWords();
  const { title, lead, look: usual } = says(view, payment?.state);
  const look = usual === 'none' && talk.note === 'payment.offline' ? 'warning' : usual;
  const money = (ore: number | undefined) => formatMoney(ore ?? 0, words.language);
  const params = {
    authority,
    amount: money(payment?.amounts.refundedOre),
    before: money(talk.before?.totalOre),
    total: money(order?.totalOre),
  };
  // The words of a rare screen may be on their way: no empty heading, and no button without a name, until they are here.
  const heading = title && words.t(title, params);
  const ask = again && words.t(view === 'away' ? 'payment.ask-again' : 'payment.check-again');
  return html`<div id="state" tabindex="-1" role="group" aria-label=${words.t('payment.where')} class=${look === 'none' ? 'none' : `notice ${look}`}>
    <div role="status" part="state">
      ${heading ? html`<h2>${heading}</h2>` : nothing}
      ${lead ? html`<p class=${look === 'none' ? 'lead' : ''}>${words.t(lead, params)}</p>` : nothing}
      ${view === 'paid' && payment?.paidWith ? html`<p>${words.t('payment.paid-with', { with: payment.paidWith })}</p>` : nothing}
      ${talk.note ? html`<p>${words.t(talk.note)}</p>` : nothing}
    </div>
    ${ask ? html`<div class="actions"><button type="button" @click=${again}>${ask}</button></div>` : nothing}
  </div>`;
}

/** What else there is to say below the order, each fetched when there is something to say. */
export function restOf(screen: Screen): unknown {
  const { view, talk, order, payment, words, parts, authority } = screen;
  if (view === 'faulty' || view === 'lost') return nothing;
  const { refunds = [], amounts, slip } = payment ?? {};
  // What comes later above a button moves it away from under the pointer: the buttons come last.
  const slipShown = view === 'slip' && slip ? parts.get('slip') : undefined;
  const print = view === 'slip' ? words.t('payment.print') : '';
  const partly = view === 'paid' && amounts && amounts.capturedOre > 0 && amounts.capturedOre < amounts.authorisedOre;
  return html`${view === 'changed' ? parts.get('changed')?.changedPart(talk.before, order!, words) : nothing}
  ${partly ? parts.get('captured')?.capturedPart(amounts, words) : nothing}
  ${refunds.length ? parts.get('refunds')?.refundsPart(refunds, words, authority) : nothing}
  ${view === 'slip' && slip
    ? html`${slipShown?.slipPart(slip, payment!, words)}
        ${slipShown && print
          ? html`<div class="actions">
              <button type="button" @click=${() => globalThis.print()}>${print}</button>
              ${talk.mayPay && talk.methods!.length > 1 ? html`<button type="button" @click=${() => talk.chooseAgain()}>${words.t('payment.other-method')}</button>` : nothing}
            </div>`
          : nothing}`
    : nothing}`;
}

/** Ways to pay, terms, and the button. */
export function paySection({ view, talk, order, words, parts, authority }: Screen, pay: () => void): TemplateResult {
  const { method, methods, situation, flow } = talk;
  const amount = formatMoney(order!.totalOre, words.language);
  const again = !['ready', 'going', 'changed'].includes(view);
  const terms = order!.terms && safeRedirect(order!.terms.href, location.href);
  const mayLater = situation?.mayPayLater && talk.calls.payLater;
  const button = flow === 'slip' ? 'payment.get-slip' : view === 'changed' ? 'payment.pay-changed' : again ? 'payment.pay-again' : 'payment.pay';
  const next = { slip: 'payment.slip-here', embedded: 'payment.embedded-here', redirect: 'payment.leaving' };
  const later = mayLater && talk.later && parts.get('later');
  return html`<div class="pay">
      ${methodsPart({ methods: methods ?? [], chosen: method, choose: (id) => talk.choose(id) }, words)}
      ${terms
        ? html`<p>
            ${words.t(flow === 'slip' ? 'payment.terms-slip' : 'payment.terms')}
            <a href=${terms} target="_blank" rel="noopener">${words.text(order!.terms!.label)} ${words.t('payment.new-window')}</a>
          </p>`
        : nothing}
      <p class="soft">${words.t(next[flow])}</p>
      <div class="actions">
        <button type="button" class="primary" part="pay" id="pay" @click=${pay}>${words.t(button, { amount })}</button>
      </div>
    </div>
    ${situation?.payUntil ? html`<p class="soft">${words.t('payment.until', { until: formatDateTime(situation.payUntil, words.language) })}</p>` : nothing}
    ${mayLater && !later ? html`<p><button type="button" class="plain" @click=${() => talk.payLater()}>${words.t('payment.later')}</button></p>` : nothing}
    ${later
      ? html`<fk-pay-later .calls=${talk.calls} .applicationId=${situation!.applicationId} .reference=${situation!.reference} .authority=${authority}></fk-pay-later>`
      : nothing}`;
}
