import type { ReactiveController } from 'lit';
import { FkEvent } from '@faelles/foundation/events.js';
import { warnOnce } from '@faelles/foundation/warn.js';
import type { Order } from '@faelles/schemas/order.js';
import type { Payment, PaymentMethod, PaymentSituation } from '@faelles/schemas/payment.js';
import { faultOf, whatFailed } from './failure.ts';
import { forgetIntent } from './intent-key.ts';
import { overHttp } from './over-http.ts';
import type { PaymentCalls } from './payment-calls.ts';
import type { PaymentDetail, PaymentHost } from './payment-host.ts';
import { Paying } from './paying.ts';
import { paymentView, settledView, type Arrival, type PaymentView, type Trouble } from './payment-view.ts';
import { Surroundings } from './surroundings.ts';
import { Waiting } from './waiting.ts';

/** Where the server does not say what it offers, as an older one: one way to pay, on the provider's page. */
const only: readonly PaymentMethod[] = [{ id: 'card', provider: '', flow: 'redirect' }];

/**
 * What is asked of the server and what came of it: the server owns price and state, this remembers what it last said.
 * Everything may be asked twice, answered late or not at all; nothing here decides that something is paid.
 */
export class PaymentTalk implements ReactiveController {
  situation: PaymentSituation | undefined;
  trouble: Trouble = '';
  going = false;
  slow = false;
  /** The host's page shows the provider's checkout. */
  embedded = false;
  /** The citizen has a slip, and looks for another way to pay. */
  choosing = false;
  /** A link to pay later has been asked for. */
  later = false;
  /** The order as it was shown before it changed, until the citizen agrees to the new one. */
  before: Order | undefined;
  /** One more thing to say, by key. */
  note = '';
  readonly #host: PaymentHost;
  readonly #around: Surroundings;
  readonly #paying: Paying;
  readonly #waiting: Waiting;
  #own: Required<PaymentCalls> | undefined;
  /** Who is asked about what; another one is another story. */
  #about: unknown[] = [];
  /** Counts what the citizen did: what was said of the payment before it is old news. */
  #turn = 0;
  /** Counts questions: the answer to an older one never overwrites a newer one's. */
  #asked = 0;
  #arrived: Arrival | undefined;
  #chosen: PaymentMethod['id'] | undefined;

  constructor(host: PaymentHost) {
    this.#host = host;
    this.#paying = new Paying(this, host);
    this.#waiting = new Waiting(this, host);
    host.addController(this);
    this.#around = new Surroundings(host, {
      again: () => void this.load(),
      back: () => {
        this.going = false;
        void this.load();
      },
      online: (online) => {
        this.note = online ? (this.note === 'payment.offline' ? 'payment.online' : this.note) : 'payment.offline';
        if (online) {
          this.trouble = '';
          void this.load();
        }
        host.requestUpdate();
      },
    });
  }

  hostDisconnected(): void {
    this.#waiting.stop();
  }

  hostUpdate(): void {
    const { applicationId, calls, endpoint, link, arrival } = this.#host;
    const about = [applicationId, calls, endpoint, link];
    if (about.some((one, at) => one !== this.#about[at])) {
      const another = this.#about.length > 0 && this.#about[0] !== applicationId;
      this.#about = about;
      this.#own = undefined;
      if (another) this.#forget();
      void this.load();
    }
    if (arrival === this.#arrived) return;
    this.#arrived = arrival;
    this.#waiting.forget();
  }

  hostUpdated(): void {
    const { payment } = this.#host;
    const { view } = this;
    const fault = faultOf(this.order, payment, this.#host.applicationId);
    if (fault) warnOnce(`payment-fault:${fault}`, `<fk-payment>: "${fault}" is not as the contract says; nothing is shown and nothing can be paid.`);
    // The confirmation is waited for after a return, beside the provider's own checkout, and while nobody knows.
    if (['waiting', 'slow', 'embedded', 'unknown'].includes(view)) this.#waiting.start();
    else this.#waiting.stop();
    if (this.arrival === 'cancelled' && payment && !payment.finished) void this.#waiting.cancel(payment.id);
  }

  get calls(): PaymentCalls {
    return this.#host.calls ?? (this.#own ??= overHttp(this.#host.endpoint, this.#host.link));
  }

  /** What is to be paid: as the server said last, else as the page said. */
  get order(): Order | undefined {
    return this.situation?.order ?? this.#host.order ?? this.#host.payment?.order;
  }

  /** Ways to pay; `undefined` until the server has said. */
  get methods(): readonly PaymentMethod[] | undefined {
    return this.situation?.methods ?? (this.calls.situation ? undefined : only);
  }

  /** The method that is chosen: by the citizen, else that of the last attempt, else the first. Only the server remembers it. */
  get method(): PaymentMethod | undefined {
    const by = (id: PaymentMethod['id'] | undefined) => this.methods?.find((method) => method.id === id);
    return by(this.#chosen) ?? by(this.#host.payment?.method) ?? this.methods?.[0];
  }

  /** The way the chosen method is paid here: in the provider's own checkout only where the host's page has a place for it. */
  get flow(): PaymentMethod['flow'] {
    const flow = this.method?.flow ?? 'redirect';
    return flow === 'embedded' && !this.#host.querySelector('[slot="embedded"]') ? 'redirect' : flow;
  }

  /** May the citizen pay here and now? Where the server says nothing of it, yes. */
  get mayPay(): boolean {
    return !!this.methods?.length && (!this.situation || this.situation.payUntil !== undefined);
  }

  choose(id: PaymentMethod['id']): void {
    this.#chosen = id;
    this.#host.requestUpdate();
  }

  /** There is a slip, and the citizen wants to pay in another way after all. */
  chooseAgain(): void {
    this.choosing = true;
    this.#chosen = this.methods?.find(({ flow }) => flow !== 'slip')?.id;
    this.#host.requestUpdate();
  }

  payLater(): void {
    this.later = true;
    this.#host.requestUpdate();
  }

  /** How the citizen came: as the page says, else as the address does. It proves nothing. */
  get arrival(): Arrival {
    const { arrival, payment } = this.#host;
    if (arrival !== undefined) return arrival;
    const query = new URLSearchParams(location.search);
    if (!payment || query.get('payment') !== payment.id) return '';
    return query.has('cancelled') ? 'cancelled' : 'returned';
  }

  get view(): PaymentView {
    const { going, slow, embedded, choosing, arrival, order } = this;
    const { payment } = this.#host;
    const faulty = this.trouble === 'faulty' || !!faultOf(order, payment, this.#host.applicationId);
    const trouble = faulty ? 'faulty' : this.trouble;
    const closed = !!this.methods && !this.mayPay;
    return paymentView(order, payment, { going, slow, embedded, choosing, arrival, trouble, closed, changed: !!this.before });
  }

  /** Begins to pay. */
  pay(): Promise<void> {
    return this.#paying.pay();
  }

  /** Asks for everything there is to know. What fails leaves what was known. */
  async load(): Promise<void> {
    const { applicationId, payment } = this.#host;
    const { calls } = this;
    if (!applicationId || !(calls.situation ?? payment)) return;
    const turn = this.#turn;
    const asked = ++this.#asked;
    const old = () => asked !== this.#asked || !this.#host.isConnected;
    try {
      const situation = await calls.situation?.(applicationId);
      const known = situation ? situation.payment : await calls.get(payment!.id);
      if (old()) return;
      // That paying did not work is said until it is tried again.
      if (this.trouble !== 'down') this.trouble = '';
      if (situation) this.#takeSituation(situation);
      if (known && turn === this.#turn) this.take(known);
    } catch (error) {
      if (!old()) this.fail(error, false);
    }
    this.#host.requestUpdate();
  }

  #takeSituation(situation: PaymentSituation): void {
    const { order } = this;
    const { payment } = situation;
    this.situation = situation;
    const open = !payment || !['paid', 'refunded', 'free', 'mismatch'].includes(settledView(payment) ?? '');
    if (open && order && order.totalOre !== situation.order.totalOre) this.before ??= order;
  }

  /** The citizen did something: what is said of the payment by who was asked before is old news. */
  turn(): void {
    this.#turn++;
  }

  /** Takes in what the server says of the payment, and tells the page when it is something new. */
  take(payment: Payment): void {
    const host = this.#host;
    const changed = payment.state !== host.payment?.state || payment.id !== host.payment.id;
    host.payment = payment;
    if (!changed) return;
    if (!this.going) this.note = '';
    this.slow = false;
    if (payment.finished) this.embedded = false;
    const { view } = this;
    if (view === 'faulty') return;
    const detail: PaymentDetail = { id: payment.id, state: payment.state };
    host.dispatchEvent(new FkEvent('fk-payment', { ...detail }));
    this.#around.tell();
    if (view !== 'paid') return;
    forgetIntent(host.applicationId);
    host.dispatchEvent(new FkEvent('fk-paid', { ...detail }));
  }

  /** Asks again because the citizen wants to know; says so when there is nothing new. */
  async refresh(): Promise<void> {
    const host = this.#host;
    // Taken away first, so that the same words are read aloud again when the answer is the same.
    this.note = '';
    host.requestUpdate();
    const state = host.payment?.state;
    const known = this.trouble;
    const { payment } = host;
    if (!payment || known) {
      await this.load();
      if (this.trouble) this.note = 'payment.not-asked';
      return host.requestUpdate();
    }
    try {
      const answer = await this.calls.get(payment.id);
      if (host.payment?.id !== payment.id) return;
      this.take(answer);
      if (answer.state === state) this.note = 'payment.no-news';
    } catch {
      this.note = 'payment.not-asked';
    }
    host.requestUpdate();
  }

  /** The host's page says that the provider's checkout is done: what became of it is asked for. */
  returned(): void {
    this.embedded = false;
    this.#host.arrival = 'returned';
    this.#host.requestUpdate();
  }

  /** Says what a call that failed means here. */
  fail(error: unknown, paying: boolean): void {
    const failure = whatFailed(error);
    if (failure.order) {
      this.before = this.order;
      if (this.situation) this.situation = { ...this.situation, order: failure.order };
      else this.#host.order = failure.order;
      return;
    }
    // Settled or changed elsewhere: what is true now is the answer.
    if (failure.kind === 'conflict') return void this.load();
    if (failure.kind === 'faulty') return void (this.trouble = paying ? 'down' : 'faulty');
    if (failure.kind === 'lost') return void (this.trouble = 'lost');
    if (failure.kind === 'away' && !navigator.onLine) this.note = 'payment.offline';
    else if (paying) this.trouble = 'down';
    if (!paying && !this.situation) this.trouble = 'away';
  }

  #forget(): void {
    this.#waiting.stop();
    this.situation = this.before = this.#chosen = undefined;
    this.trouble = '';
    this.note = '';
    this.#waiting.forget();
    this.going = this.slow = this.embedded = this.choosing = this.later = false;
  }
}
