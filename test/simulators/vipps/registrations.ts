import { randomBytes, randomUUID } from 'node:crypto';
import type { Answer } from '../shared/http.ts';
import type { Message } from '../shared/webhooks.ts';
import { problem, type Detail } from './problem.ts';
import { sign } from './sign.ts';
import type { VippsEvent } from './state.ts';

/** The events of the ePayment API, as they are registered for. */
export const EVENT_TYPES = ['created', 'aborted', 'expired', 'cancelled', 'captured', 'refunded', 'authorized', 'terminated'].map(
  (name) => `epayments.payment.${name}.v1`,
);

/** Where a merchant wants to hear, and the secret its messages are signed with. */
interface Registration {
  id: string;
  url: string;
  events: string[];
  secret: string;
}

/** Published: at most this many registrations per event. */
const MOST = 25;
const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** The webhooks API: registrations belong to the sales unit, not to a payment. */
export class Registrations {
  #all: Registration[] = [];

  /** Published: the secret is shown here and never again. */
  register(body: Record<string, unknown> | undefined): Answer {
    const { url, events } = body ?? {};
    const complaints = [...urlFaults(url), ...eventFaults(events, this.#all)];
    if (complaints.length > 0) return problem(400, 'Bad Request', complaints);
    const registration: Registration = {
      id: randomUUID(),
      url: url as string,
      events: events as string[],
      secret: randomBytes(64).toString('base64'),
    };
    this.#all.push(registration);
    return { status: 201, body: { id: registration.id, secret: registration.secret } };
  }

  list(): Answer {
    return { status: 200, body: { webhooks: this.#all.map(({ secret: _, ...shown }) => shown) } };
  }

  remove(id: string): Answer {
    const known = this.#all.some((entry) => entry.id === id);
    this.#all = this.#all.filter((entry) => entry.id !== id);
    return known ? { status: 204 } : problem(404);
  }

  /** The lines of a payment's log as messages to whoever registered for them. */
  messages(events: VippsEvent[], msn: string): Message[] {
    return events.flatMap((event) =>
      this.#all
        .filter((entry) => entry.events.includes(`epayments.payment.${event.name.toLowerCase()}.v1`))
        .map((entry) => ({
          id: event.pspReference,
          event: event.name,
          paymentId: event.reference,
          url: entry.url,
          compose: (forged: boolean) => compose(event, entry, msn, forged),
        })),
    );
  }
}

/** Each attempt is dated anew: a merchant refuses what is old. */
function compose(event: VippsEvent, { url, secret }: Registration, msn: string, forged: boolean) {
  const body = JSON.stringify({ msn, ...event });
  const { host: _, ...proof } = sign(forged ? randomBytes(64).toString('base64') : secret, url, body, new Date());
  return { headers: { 'content-type': 'application/json', ...proof }, body };
}

function urlFaults(url: unknown): Detail[] {
  const name = 'url';
  if (typeof url !== 'string' || !URL.canParse(url)) return [{ name, reason: 'Must be a valid, world-reachable URL' }];
  const { protocol, hostname } = new URL(url);
  if (protocol === 'https:' || LOOPBACK.has(hostname)) return [];
  return [{ name, reason: 'The URL must use HTTPS (the simulator lets plain HTTP through to this machine only)' }];
}

function eventFaults(events: unknown, all: Registration[]): Detail[] {
  const name = 'events';
  if (!Array.isArray(events) || events.length === 0) return [{ name, reason: 'The property is mandatory and cannot be null or empty' }];
  const unknown = events.filter((event) => !EVENT_TYPES.includes(event as string));
  if (unknown.length > 0) return [{ name, reason: `Unknown event ${unknown.join(', ')}` }];
  const full = events.filter((event) => all.filter((entry) => entry.events.includes(event as string)).length >= MOST);
  return full.map((event) => ({ name, reason: `At most ${MOST} webhooks can be registered for ${event}` }));
}
