import { FkEvent, ask } from '@faelles/foundation/events.js';
import { warnOnce } from '@faelles/foundation/warn.js';
import type { Order } from '@faelles/schemas/order.js';
import type { Payment, PaymentMethod } from '@faelles/schemas/payment.js';
import { intentKey } from './intent-key.ts';
import { settledView } from './payment-view.ts';
import { safeRedirect } from './safe-redirect.ts';
import type { EmbeddedDetail, PaymentHost } from './payment-host.ts';
import type { PaymentTalk } from './talk.ts';

/** The way from the button to the provider: one attempt however often it is pressed, and nowhere an address we do not trust. */
export class Paying {
  readonly #talk: PaymentTalk;
  readonly #host: PaymentHost;

  constructor(talk: PaymentTalk, host: PaymentHost) {
    this.#talk = talk;
    this.#host = host;
  }

  /** Begins to pay. A second press while the first is under way changes nothing, and says so. */
  async pay(): Promise<void> {
    const talk = this.#talk;
    const { order, method } = talk;
    const host = this.#host;
    if (talk.going) talk.note = 'payment.twice';
    host.requestUpdate();
    if (talk.going || !order || !method || talk.view === 'faulty') return;
    talk.going = true;
    talk.note = talk.trouble = '';
    // How the citizen came is about the attempt before; held against this one, it would be cancelled.
    host.arrival = '';
    talk.before = undefined;
    const shows = talk.flow === 'embedded';
    const payment = await this.#start(order, method, shows);
    if (payment) this.#goOn(payment, order, method, shows);
    else talk.going = false;
    host.requestUpdate();
  }

  /** The open attempt, or a new one after one that ended. The key makes asking twice the same as asking once. */
  async #start(order: Order, method: PaymentMethod, shows: boolean): Promise<Payment | undefined> {
    const { applicationId, payment } = this.#host;
    const attempt = (payment?.attempt ?? 0) + (payment && !payment.finished ? 0 : 1);
    // Nothing said is the provider's own page, which every host's page can do.
    const flow = shows ? ({ flow: 'embedded' } as const) : {};
    const intent = [attempt, method.id, order.totalOre, ...Object.values(flow)].join('.');
    const start = { method: method.id, shownTotalOre: order.totalOre, ...flow };
    this.#talk.turn();
    try {
      return await this.#talk.calls.start(applicationId, start, { idempotencyKey: intentKey(applicationId, intent) });
    } catch (error) {
      // What was asked while this was under way may be older than what is asked next.
      this.#talk.turn();
      this.#talk.fail(error, true);
      return undefined;
    }
  }

  /** There is an attempt: to its page, its checkout or its slip, unless it was settled in the meantime. */
  #goOn(payment: Payment, order: Order, method: PaymentMethod, shows: boolean): void {
    const host = this.#host;
    const talk = this.#talk;
    talk.turn();
    talk.take(payment);
    talk.choosing = false;
    const settled = settledView(payment);
    if (settled || payment.slip || talk.view === 'faulty') {
      talk.going = false;
      if (settled === 'paid') talk.note = 'payment.paid-already';
      return;
    }
    if (payment.embedded && shows) {
      const detail: EmbeddedDetail = { ...payment.embedded, language: host.language };
      talk.embedded = !ask(host, new FkEvent('fk-embedded', detail, { cancelable: true }));
      talk.going = !talk.embedded;
      // Nobody took it up: the provider's own page does the same.
      if (!talk.embedded) void this.#start(order, method, false).then((other) => (other ? this.#leave(other) : (talk.going = false)));
      return;
    }
    this.#leave(payment);
  }

  #leave(payment: Payment): void {
    const host = this.#host;
    const talk = this.#talk;
    talk.turn();
    talk.take(payment);
    const url = safeRedirect(payment.redirectUrl, location.href);
    if (!url) {
      talk.going = false;
      talk.trouble = settledView(payment) ? '' : 'down';
      if (payment.redirectUrl) warnOnce('payment-redirect', 'The payment’s redirectUrl is neither https nor on this origin; nobody is sent there.');
    } else if (ask(host, new FkEvent('fk-before-pay', { url }, { cancelable: true }))) {
      location.assign(url);
      // Stopped, or a page that does not come: the button is of use again.
      setTimeout(() => ((talk.going = false), host.requestUpdate()), 20_000);
    } else {
      talk.going = false;
    }
    host.requestUpdate();
  }
}
