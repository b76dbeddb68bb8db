import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { FkElement } from '@faelles/foundation/fk-element.js';
import { FkEvent, ask } from '@faelles/foundation/events.js';
import { warnOnce } from '@faelles/foundation/warn.js';
import { orderStyles, orderTable } from '@faelles/foundation/order-table.js';
import { baseStyles } from '@faelles/foundation/styles/base.js';
import { buttonStyles } from '@faelles/foundation/styles/button.js';
import { noticeStyles } from '@faelles/foundation/styles/notice.js';
import { proseStyles } from '@faelles/foundation/styles/prose.js';
import { formatMoney } from '@faelles/language/format.js';
import type { Order } from '@faelles/schemas/order.js';
import type { Payment } from '@faelles/schemas/payment.js';
import type { Text } from '@faelles/schemas/text.js';
import { forgetIntent, intentKey } from './intent-key.ts';
import { payable, paymentView, says, type Arrival, type PaymentView } from './payment-view.ts';
import { overHttp, type PaymentCalls } from './payment-calls.ts';
import { poll } from './poll.ts';
import { safeRedirect } from './safe-redirect.ts';

/** What `fk-payment` tells about a payment: never who pays or what for. */
export interface PaymentDetail {
  id: string;
  state: Payment['state'];
}

/**
 * Pays for an application: shows what is to be paid, sends the citizen to the provider, and says honestly how it went.
 * The server owns the price and the state; this element asks it. No card data ever comes near it.
 *
 * @summary Order, pay button, and the state of the payment.
 * @fires {FkEvent<{url: string}>} fk-before-pay - About to leave for the provider; `preventDefault()` keeps the page.
 * @fires {FkEvent<PaymentDetail>} fk-payment - The state of the payment changed.
 * @fires {FkEvent<PaymentDetail>} fk-paid - The provider confirmed the payment.
 * @slot - Words of the page's own, above the order.
 */
export class FkPayment extends FkElement {
  static override styles = [baseStyles, proseStyles, buttonStyles, noticeStyles, orderStyles];

  static override properties: PropertyDeclarations = {
    order: { attribute: false },
    payment: { attribute: false },
    calls: { attribute: false },
    endpoint: {},
    applicationId: { attribute: 'application-id' },
    authority: { attribute: false },
    arrival: {},
    hideHeading: { type: Boolean, attribute: 'hide-heading' },
    going: { state: true },
    down: { state: true },
    slow: { state: true },
    twice: { state: true },
    answer: { state: true },
  };

  /** What is to be paid, as the server priced it. */
  declare order: Order | undefined;
  /** The newest attempt to pay, when there is one. */
  declare payment: Payment | undefined;
  /** How to reach the server, when it is not over `endpoint`. */
  declare calls: PaymentCalls | undefined;
  /** Root of the HTTP contract. Default `/api`. */
  declare endpoint: string;
  declare applicationId: string;
  /** Who is paid and who follows up, by name. */
  declare authority: Text | string | undefined;
  /** `returned` or `cancelled` when the citizen just came back from the provider. */
  declare arrival: Arrival;
  /** Leave the heading to the page. */
  declare hideHeading: boolean;
  declare private going: boolean;
  declare private down: boolean;
  declare private slow: boolean;
  declare private twice: boolean;
  /** What asking again came to, when it changed nothing: a key of the words, or `''`. */
  declare private answer: '' | 'payment.no-news' | 'payment.not-asked';

  #polling: AbortController | undefined;
  #cancelled = '';

  constructor() {
    super();
    this.endpoint = '/api';
    this.applicationId = '';
    this.arrival = '';
    this.hideHeading = false;
    this.answer = '';
    this.going = this.down = this.slow = this.twice = false;
  }

  /** The screen that is shown. */
  get view(): PaymentView {
    const { arrival, going, down, slow } = this;
    return paymentView(this.payment, (this.order ?? this.payment?.order)?.totalOre ?? 0, { arrival, going, down, slow });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // Back from the provider by the Back button: the page may be an old one, kept in memory (bfcache).
    addEventListener('pageshow', this.#shown);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('pageshow', this.#shown);
    this.#stop();
  }

  readonly #shown = (event: PageTransitionEvent): void => {
    if (!event.persisted) return;
    this.going = false;
    if (this.payment) void this.refresh();
  };

  /** Focus goes to the heading: the page calls this when the payment takes the place of the form. */
  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('h1')?.focus();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('arrival')) this.#cancelled = '';
  }

  protected override updated(): void {
    // After a return, and when nobody knows, the confirmation is waited for; every other screen waits for the citizen.
    if (this.view === 'waiting' || this.payment?.state === 'unknown') this.#wait();
    else this.#stop();
    if (this.arrival === 'cancelled' && this.payment && !this.payment.finished) void this.#cancel(this.payment.id);
  }

  protected override render(): TemplateResult | typeof nothing {
    const order = this.order ?? this.payment?.order;
    if (!order) return nothing;
    const { view } = this;
    return html`${this.hideHeading ? nothing : html`<h1 id="heading" part="heading" tabindex="-1">${this.t('payment.heading')}</h1>`}
      <slot></slot>
      <div role="status" part="state">${this.#state(view, order)}</div>
      ${view === 'free' ? nothing : orderTable(order, this.words)} ${this.#pay(view, order)}`;
  }

  /** What has happened, what it means, what to do. */
  #state(view: PaymentView, order: Order): unknown {
    if (view === 'ready') return html`<p class="lead">${this.t('payment.state.created.lead')}</p>`;
    const { title, lead, look } = says(view, this.payment?.state ?? 'unknown');
    const params = { authority: this.words.text(this.authority) || this.t('payment.authority'), amount: this.#refunded(order) };
    return html`<div class="notice ${look}">
      ${title ? html`<h2>${this.t(title)}</h2>` : nothing}
      ${lead ? html`<p>${this.t(lead, params)}</p>` : nothing}
      ${this.twice ? html`<p>${this.t('payment.twice')}</p>` : nothing}
      ${view === 'slow' || view === 'unknown' || view === 'mismatch'
        ? html`${this.answer ? html`<p>${this.t(this.answer)}</p>` : nothing}
            <div class="actions"><button type="button" @click=${this.refresh}>${this.t('payment.check-again')}</button></div>`
        : nothing}
    </div>`;
  }

  #refunded(order: Order): string {
    return formatMoney(this.payment?.amounts.refundedOre ?? order.totalOre, this.words.language);
  }

  #pay(view: PaymentView, order: Order): unknown {
    if (!payable.includes(view)) return nothing;
    const { terms } = order;
    const amount = formatMoney(order.totalOre, this.words.language);
    return html`${terms
        ? html`<p>
            ${this.t('payment.terms')}
            <a href=${terms.href} target="_blank" rel="noopener">${this.words.text(terms.label)} ${this.t('payment.new-window')}</a>
          </p>`
        : nothing}
      <p class="soft">${this.t('payment.leaving')}</p>
      <div class="actions">
        <button type="button" class="primary" part="pay" id="pay" @click=${this.pay}>
          ${view === 'ready' || view === 'going' ? this.t('payment.pay', { amount }) : this.t('payment.pay-again')}
        </button>
      </div>`;
  }

  /** Sends the citizen to the provider. A second press while the first is under way changes nothing, and says so. */
  readonly pay = async (): Promise<void> => {
    if (this.going) {
      this.twice = true;
      return;
    }
    this.going = true;
    this.down = this.twice = false;
    // How the citizen came is about the attempt before; held against this one, it would be cancelled.
    this.arrival = '';
    const payment = await this.#start();
    if (!payment) {
      this.going = false;
      this.down = true;
      return;
    }
    this.#take(payment);
    const url = safeRedirect(payment.redirectUrl, location.href);
    if (!url) {
      // Settled in the meantime, perhaps in another tab, or an answer that leads nowhere: the state says which.
      this.going = false;
      this.down = !payment.finished;
      if (payment.redirectUrl) warnOnce('payment-redirect', 'The payment’s redirectUrl is neither https nor on this origin; nobody is sent there.');
      return;
    }
    if (ask(this, new FkEvent('fk-before-pay', { url }, { cancelable: true }))) location.assign(url);
    else this.going = false;
  };

  /** Asks the server how the payment stands now. The button stays where it is: whoever pressed it has the focus on it. */
  readonly refresh = async (): Promise<void> => {
    if (!this.payment) return;
    // Taken away first, so that the same words are read aloud again when the answer is the same.
    this.answer = '';
    const { state } = this.payment;
    const payment = await this.#calls.get(this.payment.id).catch(() => undefined);
    if (payment) this.#take(payment);
    if (!payment) this.answer = 'payment.not-asked';
    else if (payment.state === state || this.view === 'slow') this.answer = 'payment.no-news';
  };

  get #calls(): PaymentCalls {
    return (this.calls ??= overHttp(this.endpoint));
  }

  /** The open attempt, or a new one after an attempt that ended. The key makes asking twice the same as asking once. */
  async #start(): Promise<Payment | undefined> {
    const attempt = (this.payment?.attempt ?? 0) + (this.payment && !this.payment.finished ? 0 : 1);
    const key = intentKey(this.applicationId, attempt);
    return this.#calls.start(this.applicationId, { idempotencyKey: key }).catch(() => undefined);
  }

  #take(payment: Payment): void {
    const changed = payment.state !== this.payment?.state || payment.id !== this.payment.id;
    this.payment = payment;
    if (!changed) return;
    this.answer = '';
    const detail: PaymentDetail = { id: payment.id, state: payment.state };
    this.dispatchEvent(new FkEvent('fk-payment', detail));
    if (this.view !== 'paid') return;
    forgetIntent(this.applicationId);
    this.dispatchEvent(new FkEvent('fk-paid', detail));
  }

  /** Back by the provider's cancel address: the attempt is closed there, unless it was paid all the same. */
  async #cancel(id: string): Promise<void> {
    // One arrival is about one attempt.
    if (this.#cancelled) return;
    this.#cancelled = id;
    const payment = await this.#calls.cancel(id).catch(() => undefined);
    if (payment) this.#take(payment);
  }

  #wait(): void {
    if (this.#polling || !this.payment) return;
    const polling = (this.#polling = new AbortController());
    const { id } = this.payment;
    const waiting = { arrival: 'returned', going: false, down: false, slow: false } as const;
    const settled = (payment: Payment) => payment.state !== 'unknown' && paymentView(payment, 1, waiting) !== 'waiting';
    const ask = async (): Promise<Payment> => {
      const payment = await this.#calls.get(id);
      // That nobody knows is worth saying while we go on asking; "usually under a minute" would not be true.
      if (payment.state === 'unknown' && !polling.signal.aborted) this.#take(payment);
      return payment;
    };
    void poll(ask, settled, polling.signal).then((payment) => {
      if (polling.signal.aborted) return;
      if (payment) this.#take(payment);
      else this.slow = true;
    });
  }

  #stop(): void {
    this.#polling?.abort();
    this.#polling = undefined;
  }
}
