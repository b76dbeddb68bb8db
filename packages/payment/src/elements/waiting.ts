import type { Payment } from '@faelles/schemas/payment.js';
import { whatFailed } from './failure.ts';
import { settledView } from './payment-view.ts';
import { poll } from './poll.ts';
import type { PaymentHost } from './payment-host.ts';
import type { PaymentTalk } from './talk.ts';

/** After the provider: the confirmation is waited for, or the attempt that was left is closed. */
export class Waiting {
  readonly #talk: PaymentTalk;
  readonly #host: PaymentHost;
  #polling: AbortController | undefined;
  #cancelled = '';

  constructor(talk: PaymentTalk, host: PaymentHost) {
    this.#talk = talk;
    this.#host = host;
  }

  /** Asks until it is settled; once at a time. */
  start(): void {
    const { payment, patience } = this.#host;
    if (this.#polling || !payment) return;
    const polling = (this.#polling = new AbortController());
    const ask = async (): Promise<Payment> => {
      const answer = await this.#talk.calls.get(payment.id).catch((error: unknown) => {
        whatFailed(error);
        throw error;
      });
      // That nobody knows is worth saying while we go on asking; "usually under a minute" would not be true.
      if (answer.state === 'unknown' && !polling.signal.aborted) this.#talk.take(answer);
      return answer;
    };
    const done = (answer: Payment): boolean => !['unknown', undefined].includes(settledView(answer));
    const late = (): void => {
      this.#talk.slow = true;
      this.#host.requestUpdate();
    };
    void poll({ ask, done, late, patience }, polling.signal).then((answer) => {
      if (answer && !polling.signal.aborted) this.#talk.take(answer);
    });
  }

  stop(): void {
    this.#polling?.abort();
    this.#polling = undefined;
  }

  /** Back by the provider's cancel address: the attempt is closed there, unless it was paid all the same. */
  async cancel(id: string): Promise<void> {
    // One arrival is about one attempt.
    if (this.#cancelled) return;
    this.#cancelled = id;
    this.#talk.turn();
    const payment = await this.#talk.calls.cancel(id).catch(() => undefined);
    this.#talk.turn();
    if (payment?.id === this.#host.payment?.id) this.#talk.take(payment!);
    this.#host.requestUpdate();
  }

  /** Another arrival, or another application: another story. */
  forget(): void {
    this.#cancelled = '';
  }
}
