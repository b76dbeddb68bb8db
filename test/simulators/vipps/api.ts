import type { Faults } from '../shared/faults.ts';
import { parseObject, type Answer } from '../shared/http.ts';
import * as actions from './actions.ts';
import { problem, refused } from './problem.ts';
import type { Registrations } from './registrations.ts';
import type { Settings } from './settings.ts';
import { isOpen, type Payments, type VippsEvent, type VippsPayment } from './state.ts';
import { readModification, readNewPayment } from './validate.ts';

/** The calls a fault can be narrowed to; the ones both simulators have are named alike. `page` is the payer's page. */
export const OPERATIONS = ['token', 'create', 'retrieve', 'events', 'charge', 'cancel', 'refund', 'webhooks', 'page'] as const;

export type Operation = (typeof OPERATIONS)[number];

/** A call of the API, as far as the router has understood it. */
export interface Call {
  operation: Operation;
  method: string;
  /** The reference, or a registration's id; empty where there is none. */
  id: string;
  body: string;
  idempotencyKey?: string | undefined;
}

/** What a call leads to; the events are for the merchant's webhooks. */
export interface Result {
  answer: Answer;
  payment?: VippsPayment | undefined;
  events?: VippsEvent[];
}

const ROUTES: [method: string, path: RegExp, operation: Operation][] = [
  ['POST', /^\/accesstoken\/get$/i, 'token'],
  ['POST', /^\/epayment\/v1\/payments$/, 'create'],
  ['GET', /^\/epayment\/v1\/payments\/([^/]+)$/, 'retrieve'],
  ['GET', /^\/epayment\/v1\/payments\/([^/]+)\/events$/, 'events'],
  ['POST', /^\/epayment\/v1\/payments\/([^/]+)\/capture$/, 'charge'],
  ['POST', /^\/epayment\/v1\/payments\/([^/]+)\/cancel$/, 'cancel'],
  ['POST', /^\/epayment\/v1\/payments\/([^/]+)\/refund$/, 'refund'],
  ['POST', /^\/webhooks\/v1\/webhooks$/, 'webhooks'],
  ['GET', /^\/webhooks\/v1\/webhooks$/, 'webhooks'],
  ['DELETE', /^\/webhooks\/v1\/webhooks\/([^/]+)$/, 'webhooks'],
];

/** Finds what a request asks for: an operation, or the status that says why there is none (404, 405). */
export function route(method: string, path: string): { operation: Operation; id: string } | 404 | 405 {
  const fitting = ROUTES.filter(([, pattern]) => pattern.test(path));
  const found = fitting.find(([verb]) => verb === method);
  if (found) return { operation: found[2], id: found[1].exec(path)?.[1] ?? '' };
  return fitting.length > 0 ? 405 : 404;
}

const MINUTE = 60_000;
/** What a retry with another body is called, by operation (published numbers). */
const CONFLICTS: Partial<Record<Operation, [code: number, title: string]>> = {
  create: [4020, 'Idempotency error'],
  charge: [4010, 'Capture idempotency conflict'],
  refund: [4150, 'Refund idempotency conflict'],
  cancel: [4020, 'Idempotency error'],
};

/** The provider's HTTP API over the payments in memory. */
export class Api {
  readonly #payments: Payments;
  readonly #settings: Settings;
  readonly #faults: Faults;
  readonly #registrations: Registrations;
  readonly #remembered = new Map<string, { body: string; answer: Answer }>();
  readonly #calls = new Map<string, number[]>();

  constructor(payments: Payments, settings: Settings, faults: Faults, registrations: Registrations) {
    this.#payments = payments;
    this.#settings = settings;
    this.#faults = faults;
    this.#registrations = registrations;
  }

  handle(call: Call): Result {
    if (call.operation === 'webhooks') return { answer: this.#webhooks(call) };
    const conflict = CONFLICTS[call.operation];
    if (conflict === undefined) return this.#perform(call);
    const key = call.idempotencyKey;
    if (key !== undefined && !/^.{1,50}$/.test(key)) {
      return { answer: problem(400, 'Bad Request', [{ name: 'Idempotency-Key', reason: 'Must be between 1 and 50 characters' }]) };
    }
    if (key === undefined) {
      // Published as needed everywhere but for cancelling, where it is recommended.
      if (call.operation === 'cancel') return this.#perform(call);
      return { answer: problem(400, 'Bad Request', [{ name: 'Idempotency-Key', reason: 'The header is required' }]) };
    }
    const place = [call.operation, call.id, key].join(' ');
    const earlier = this.#remembered.get(place);
    if (earlier) return { answer: earlier.body === call.body ? earlier.answer : refused(...conflict, 409) };
    const result = this.#perform(call);
    if (result.answer.status < 400) this.#remembered.set(place, { body: call.body, answer: result.answer });
    return result;
  }

  /** Ends a payment whose time is over. The provider notices by itself; so does every look at a payment. */
  notice(payment: VippsPayment): VippsEvent[] {
    return payment.state === 'CREATED' && !isOpen(payment) ? actions.expire(payment) : [];
  }

  #perform(call: Call): Result {
    const body = call.body === '' ? {} : parseObject(call.body);
    if (!body) return { answer: problem(400) };
    if (call.operation === 'create') return this.#create(body, call.idempotencyKey!);
    const payment = this.#payments.get(call.id);
    if (!payment) return { answer: refused(5090, 'Reference not found', 404) };
    const reads = call.operation === 'retrieve' || call.operation === 'events';
    const limited = this.#limit(`${call.operation} ${call.id}`, reads ? this.#settings.readLimit : this.#settings.writeLimit);
    if (limited) return { answer: limited };
    const expired = this.notice(payment);
    const { answer, events = [] } = this.#adjust(call, payment, body);
    return { payment, answer, events: [...expired, ...events] };
  }

  #adjust(call: Call, payment: VippsPayment, body: Record<string, unknown>): Result {
    if (call.operation === 'retrieve') return { answer: this.#retrieve(payment) };
    if (call.operation === 'events') return { answer: { status: 200, body: payment.events } };
    if (call.operation === 'cancel') return actions.cancel(payment, body.cancelTransactionOnly === true, call.idempotencyKey);
    const read = readModification(body);
    if ('faults' in read) return { answer: problem(400, 'Bad Request', read.faults) };
    if (read.value.currency !== payment.amount.currency) return { answer: refused(5040, 'Invalid currency for merchant') };
    if (call.operation === 'refund') return actions.refund(payment, read.value.value, call.idempotencyKey);
    const bankRefuses = this.#faults.take('charge-refused', { operation: 'charge' }) !== undefined;
    return actions.capture(payment, read.value.value, call.idempotencyKey, bankRefuses);
  }

  #create(body: Record<string, unknown>, key: string): Result {
    const read = readNewPayment(body);
    if ('faults' in read) return { answer: problem(400, 'Bad Request', read.faults) };
    const limited = this.#limit(`create ${read.value.reference}`, this.#settings.writeLimit);
    if (limited) return { answer: limited };
    if (this.#payments.get(read.value.reference)) return { answer: refused(4150, 'Reference exists', 409) };
    const payment = this.#payments.create(read.value, this.#settings.paymentLife);
    const event = actions.record(payment, 'CREATED', payment.amount.value, key);
    event.pspReference = payment.pspReference;
    return { payment, events: [event], answer: { status: 201, body: { redirectUrl: this.#pageUrl(payment), reference: payment.reference } } };
  }

  #retrieve(payment: VippsPayment): Answer {
    const untrue = this.#faults.take('wrong-amount', { operation: 'retrieve' });
    const foreign = this.#faults.take('wrong-currency', { operation: 'retrieve' });
    const unheard = this.#faults.take('unknown-state', { operation: 'retrieve' });
    const currency = foreign ? (foreign.currency ?? 'NOK') : payment.amount.currency;
    const told = untrue ? lie(payment, untrue.amount ?? payment.authorized - 1) : payment;
    return {
      status: 200,
      body: {
        aggregate: actions.aggregate(told, currency),
        amount: { ...payment.amount, currency },
        state: unheard ? 'QUARANTINED' : payment.state,
        paymentMethod: { type: payment.paymentMethod },
        profile: {},
        pspReference: payment.pspReference,
        ...(payment.state === 'CREATED' && { redirectUrl: this.#pageUrl(payment) }),
        reference: payment.reference,
        ...(payment.metadata && { metadata: payment.metadata }),
      },
    };
  }

  #webhooks({ method, id, body }: Call): Answer {
    if (method === 'GET') return this.#registrations.list();
    return method === 'DELETE' ? this.#registrations.remove(id) : this.#registrations.register(parseObject(body));
  }

  #pageUrl = (payment: VippsPayment): string => `${this.#settings.publicUrl}/pay/${payment.token}`;

  /** The provider counts per reference and minute (published). */
  #limit(what: string, most: number): Answer | undefined {
    const recent = (this.#calls.get(what) ?? []).filter((time) => Date.now() - time < MINUTE);
    if (most > 0 && recent.length >= most) return problem(429, undefined, [], { 'retry-after': '60' });
    this.#calls.set(what, [...recent, Date.now()]);
    return undefined;
  }

  forget(): void {
    this.#remembered.clear();
    this.#calls.clear();
  }
}

/** The payment with another sum than was reserved, and taken where something was. */
const lie = (payment: VippsPayment, sum: number): VippsPayment => ({
  ...payment,
  authorized: sum,
  captured: payment.captured > 0 ? sum : 0,
});
