import { setTimeout as pause } from 'node:timers/promises';
import type { PaymentEvent } from './events.ts';
import type { Faults } from './faults.ts';
import type { Settings } from './settings.ts';
import type { Payment, WebHook } from './state.ts';

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

/** Only the v1 events and the failures that had no v1 carry `merchantId`; the .v2 events carry `merchantNumber`. */
const merchant = (name: string, id: number) => (name.endsWith('.v2') ? { merchantNumber: id } : { merchantId: id });

/** How long an endpoint may take to answer before the attempt counts as failed, in milliseconds. */
const PATIENCE = 5000;

/**
 * Sends events to the addresses a merchant registered.
 *
 * Events of one payment are first tried in the order they happened. Anything but HTTP 200 is a failure
 * (published: "even other 2XX codes") and is repeated in the background with growing pauses.
 */
export class Webhooks {
  readonly deliveries: Delivery[] = [];
  readonly #queues = new Map<string, Promise<void>>();
  readonly #underway = new Set<Promise<void>>();
  /** Counts up when everything is forgotten, so that what was planned before is not sent after. */
  #age = 0;
  readonly #settings: Settings;
  readonly #faults: Faults;

  constructor(settings: Settings, faults: Faults) {
    this.#settings = settings;
    this.#faults = faults;
  }

  /** @returns a promise that settles when every event has been tried once. */
  send(payment: Payment, events: PaymentEvent[]): Promise<void> {
    const wanted = events.flatMap((event) =>
      payment.webHooks.filter((hook) => hook.eventName === event.event).map((hook) => ({ event, hook })),
    );
    if (wanted.length > 1 && this.#faults.take('webhook-reordered')) wanted.reverse();
    const earlier = this.#queues.get(payment.paymentId) ?? Promise.resolve();
    const age = this.#age;
    const mine = earlier.then(async () => {
      for (const { event, hook } of wanted) await this.#dispatch(payment, event, hook, age);
    });
    this.#queues.set(payment.paymentId, mine);
    return mine;
  }

  /** Drops what is waiting to be sent and the log; resolves when nothing is under way any more. */
  async forget(): Promise<void> {
    this.#age += 1;
    this.#queues.clear();
    await Promise.all(this.#underway);
    this.deliveries.length = 0;
  }

  async #dispatch(payment: Payment, event: PaymentEvent, hook: WebHook, age: number): Promise<void> {
    if (age !== this.#age) return;
    const where = { event: event.event };
    if (this.#faults.take('webhook-lost', where)) return this.#note(payment, event, hook, 0, -1);
    const deliver = () => this.#attempt(payment, event, hook, 1, age);
    const late = this.#faults.take('webhook-late', where);
    if (late) {
      // A late event does not hold up the ones after it: that is the point of the fault.
      void pause(late.delay ?? 1000).then(deliver);
      return;
    }
    if (this.#faults.take('webhook-doubled', where)) await deliver();
    await deliver();
  }

  async #attempt(payment: Payment, event: PaymentEvent, hook: WebHook, attempt: number, age: number): Promise<void> {
    if (age !== this.#age) return;
    const trying = this.#post(event, hook).then((status) => {
      this.#note(payment, event, hook, attempt, status);
      const next = this.#settings.webhookRetries[attempt - 1];
      if (status !== 200 && next !== undefined) {
        void pause(next).then(() => this.#attempt(payment, event, hook, attempt + 1, age));
      }
    });
    this.#underway.add(trying);
    await trying;
    this.#underway.delete(trying);
  }

  /** @returns the HTTP status of the answer, or 0 when none came: a failed attempt like any other. */
  async #post(event: PaymentEvent, hook: WebHook): Promise<number> {
    const forged = this.#faults.take('webhook-forged', { event: event.event });
    const authorization = forged ? 'forged0000000000' : hook.authorization;
    try {
      const { data, ...head } = event;
      const answer = await fetch(hook.url, {
        method: 'POST',
        redirect: 'manual',
        headers: { 'content-type': 'application/json', ...(authorization === undefined ? {} : { authorization }) },
        body: JSON.stringify({ ...head, ...merchant(event.event, this.#settings.merchantId), data }),
        signal: AbortSignal.timeout(PATIENCE),
      });
      await answer.body?.cancel();
      return answer.status;
    } catch {
      return 0;
    }
  }

  #note(payment: Payment, event: PaymentEvent, hook: WebHook, attempt: number, status: number): void {
    const { id, event: name } = event;
    const time = new Date().toISOString();
    this.deliveries.push({ id, event: name, paymentId: payment.paymentId, url: hook.url, attempt, status, time });
  }
}
