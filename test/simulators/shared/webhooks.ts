import { setTimeout as pause } from 'node:timers/promises';
import type { Faults } from './faults.ts';

/** One message to one address of a merchant, ready to be sent as often as it takes. */
export interface Message {
  /** The event's own id: the same however often it is sent. */
  id: string;
  event: string;
  paymentId: string;
  url: string;
  /** Headers and body of one attempt; `forged` asks for a proof that does not hold. */
  compose(forged: boolean): { headers: Record<string, string>; body: string };
}

/** One attempt to deliver an event, kept for tests to look at. */
export interface Delivery {
  id: string;
  event: string;
  paymentId: string;
  url: string;
  attempt: number;
  /** HTTP status of the answer; 0 when there was none; -1 when the event was lost on purpose. */
  status: number;
  time: string;
}

/** How a provider delivers. */
export interface Manners {
  /** Pauses between the attempts, in milliseconds. One entry per repeat. */
  retries: number[];
  /** Which answers count as received. */
  received(status: number): boolean;
  /** Whether an event that is not received holds up the later ones of its payment. */
  inOrder: boolean;
  /** How long an endpoint may take to answer before the attempt counts as failed, in milliseconds. */
  patience: number;
}

/**
 * Sends events to the addresses a merchant registered. Events of one payment are first tried in the order they
 * happened; what is not received is repeated with growing pauses.
 */
export class Webhooks {
  readonly deliveries: Delivery[] = [];
  readonly #queues = new Map<string, Promise<void>>();
  /** Messages that are to be sent after their successors, by payment. */
  readonly #held = new Map<string, Message[]>();
  readonly #underway = new Set<Promise<void>>();
  /** Counts up when everything is forgotten, so that what was planned before is not sent after. */
  #age = 0;
  /** Messages that are queued, late, under way or to be repeated. */
  #open = 0;
  readonly #manners: Manners;
  readonly #faults: Faults;

  constructor(manners: Manners, faults: Faults) {
    this.#manners = manners;
    this.#faults = faults;
  }

  /** Whether nothing is left to be sent. */
  get quiet(): boolean {
    return this.#open === 0;
  }

  /** @returns a promise that settles when every message of this payment so far has been tried once. */
  send(paymentId: string, messages: Message[]): Promise<void> {
    const earlier = this.#queues.get(paymentId) ?? Promise.resolve();
    const age = this.#age;
    this.#open += messages.length;
    const now = this.#inItsOrder(paymentId, messages, age);
    const mine = earlier.then(async () => {
      for (const message of now) await this.#dispatch(message, age);
    });
    this.#queues.set(paymentId, mine);
    return mine;
  }

  /** Drops what is waiting to be sent and the log; resolves when nothing is under way any more. */
  async forget(): Promise<void> {
    this.#age += 1;
    this.#open = 0;
    this.#queues.clear();
    this.#held.clear();
    await Promise.all(this.#underway);
    this.deliveries.length = 0;
  }

  /**
   * The messages as they are to be sent now: last first when they are told to be out of order. One that comes alone is
   * held back until the next of its payment, or for a while when none comes.
   */
  #inItsOrder(paymentId: string, messages: Message[], age: number): Message[] {
    const held = this.#held.get(paymentId);
    if (held) {
      this.#held.delete(paymentId);
      return [...messages, ...held];
    }
    const alone = messages.length === 1;
    const fault = messages.length > 1 || (alone && this.#manners.inOrder) ? this.#faults.take('webhook-reordered') : undefined;
    if (!fault) return messages;
    if (!alone) return messages.toReversed();
    this.#held.set(paymentId, messages);
    void pause(fault.delay ?? 1000).then(() => {
      if (age === this.#age && this.#held.get(paymentId) === messages) void this.send(paymentId, []);
    });
    return [];
  }

  async #dispatch(message: Message, age: number): Promise<void> {
    if (age !== this.#age) return;
    const where = { event: message.event };
    if (this.#faults.take('webhook-lost', where)) {
      this.#note(message, 0, -1);
      return this.#close(age);
    }
    const late = this.#faults.take('webhook-late', where);
    if (late) {
      // A late event does not hold up the ones after it: that is the point of the fault.
      void pause(late.delay ?? 1000).then(() => this.#deliver(message, age));
      return;
    }
    if (this.#faults.take('webhook-doubled', where)) {
      this.#open += 1;
      await this.#deliver(message, age);
    }
    await this.#deliver(message, age);
  }

  /** Tries once, and goes on in the background unless the provider keeps the order. */
  async #deliver(message: Message, age: number): Promise<void> {
    if (await this.#attempt(message, 1, age)) return this.#close(age);
    const more = this.#repeat(message, age);
    if (this.#manners.inOrder) await more;
  }

  async #repeat(message: Message, age: number): Promise<void> {
    for (const [index, wait] of this.#manners.retries.entries()) {
      await pause(wait);
      if (await this.#attempt(message, index + 2, age)) break;
    }
    this.#close(age);
  }

  /** @returns whether there is nothing more to be done about it. */
  async #attempt(message: Message, attempt: number, age: number): Promise<boolean> {
    if (age !== this.#age) return true;
    const trying = this.#post(message).then((status) => {
      this.#note(message, attempt, status);
      return this.#manners.received(status);
    });
    const done = trying.then(() => {});
    this.#underway.add(done);
    const received = await trying;
    this.#underway.delete(done);
    return received;
  }

  /** @returns the HTTP status of the answer, or 0 when none came: a failed attempt like any other. */
  async #post(message: Message): Promise<number> {
    const forged = this.#faults.take('webhook-forged', { event: message.event }) !== undefined;
    try {
      const { headers, body } = message.compose(forged);
      const answer = await fetch(message.url, {
        method: 'POST',
        redirect: 'manual',
        headers,
        body,
        signal: AbortSignal.timeout(this.#manners.patience),
      });
      await answer.body?.cancel();
      return answer.status;
    } catch {
      return 0;
    }
  }

  #close(age: number): void {
    if (age === this.#age) this.#open -= 1;
  }

  #note({ id, event, paymentId, url }: Message, attempt: number, status: number): void {
    this.deliveries.push({ id, event, paymentId, url, attempt, status, time: new Date().toISOString() });
  }
}
