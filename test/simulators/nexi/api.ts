import type { Faults } from '../shared/faults.ts';
import { parseObject, type Answer } from '../shared/http.ts';
import * as actions from './actions.ts';
import type { Outcome } from './actions.ts';
import type { PaymentEvent } from './events.ts';
import { badRequest, refused } from './http.ts';
import type { Operation } from './operations.ts';
import { retrieved } from './retrieve.ts';
import type { Settings } from './settings.ts';
import type { Payment, Payments } from './state.ts';
import { readAmount, readNewPayment } from './validate.ts';

/** A call of the API, as far as the router has understood it. */
export interface Call {
  operation: Operation;
  /** The identifier in the path: of a payment, a charge or a refund. Empty for `create`. */
  id: string;
  body: string;
  idempotencyKey?: string | undefined;
}

/** What a call leads to; `payment` is whose webhooks the events go to. */
export interface Result extends Partial<Outcome> {
  answer: Answer;
  payment?: Payment;
}

const ROUTES: [method: string, path: RegExp, operation: Operation][] = [
  ['POST', /^\/v1\/payments$/, 'create'],
  ['GET', /^\/v1\/payments\/([^/]+)$/, 'retrieve'],
  ['PUT', /^\/v1\/payments\/([^/]+)\/referenceinformation$/, 'reference'],
  ['POST', /^\/v1\/payments\/([^/]+)\/charges$/, 'charge'],
  ['POST', /^\/v1\/payments\/([^/]+)\/cancels$/, 'cancel'],
  ['PUT', /^\/v1\/payments\/([^/]+)\/terminate$/, 'terminate'],
  ['POST', /^\/v1\/charges\/([^/]+)\/refunds$/, 'refund'],
  ['GET', /^\/v1\/charges\/([^/]+)$/, 'retrieve-charge'],
  ['GET', /^\/v1\/refunds\/([^/]+)$/, 'retrieve-refund'],
];

/** Finds what a request asks for: an operation, or the status that says why there is none (404, 405). */
export function route(method: string, path: string): { operation: Operation; id: string } | 404 | 405 {
  // The provider's older guides write the path with a slash at the end.
  const fitting = ROUTES.filter(([, pattern]) => pattern.test(path.replace(/\/$/, '')));
  const found = fitting.find(([verb]) => verb === method);
  if (found) return { operation: found[2], id: found[1].exec(path.replace(/\/$/, ''))?.[1] ?? '' };
  return fitting.length > 0 ? 405 : 404;
}

const notFound: Answer = { status: 404 };
const HOUR = 3600_000;

/** The provider's HTTP API over the payments in memory. */
export class Api {
  readonly #payments: Payments;
  readonly #settings: Settings;
  readonly #faults: Faults;
  readonly #tell: (payment: Payment, events: PaymentEvent[]) => Promise<void>;
  readonly #remembered = new Map<string, { body: string; answer: Answer }>();
  readonly #retrievals = new Map<string, number[]>();

  constructor(payments: Payments, settings: Settings, faults: Faults, tell: (payment: Payment, events: PaymentEvent[]) => Promise<void>) {
    this.#payments = payments;
    this.#settings = settings;
    this.#faults = faults;
    this.#tell = tell;
  }

  /** The address the payer is sent to. It carries a query, like the real one, so a merchant must add to it with care. */
  pageUrl = (payment: Payment): string => `${this.#settings.publicUrl}/pay/${payment.paymentId}?pid=${payment.paymentId}`;

  handle(call: Call): Result {
    // Published for charges and refunds only: creating and cancelling payments is not idempotent with the provider.
    if (call.idempotencyKey === undefined || !['charge', 'refund'].includes(call.operation)) return this.#perform(call);
    if (!/^.{1,64}$/.test(call.idempotencyKey)) {
      return { answer: badRequest({ 'Idempotency-Key': ['Must be between 1 and 64 characters'] }) };
    }
    const key = [call.operation, call.id, call.idempotencyKey].join(' ');
    const earlier = this.#remembered.get(key);
    if (earlier && earlier.body !== call.body) {
      return { answer: refused(409, '1010', 'The idempotency key was used with another body') };
    }
    if (earlier) return { answer: earlier.answer };
    const result = this.#perform(call);
    if (result.answer.status < 400) this.#remembered.set(key, { body: call.body, answer: result.answer });
    return result;
  }

  #perform(call: Call): Result {
    if (call.operation === 'create') return this.#create(call);
    if (call.operation === 'refund') return this.#refund(call);
    if (call.operation === 'retrieve-charge') return this.#retrieveCharge(call);
    if (call.operation === 'retrieve-refund') return this.#retrieveRefund(call);
    const payment = this.#payments.get(call.id);
    if (!payment) return { answer: notFound };
    if (call.operation === 'retrieve') return this.#retrieve(payment);
    if (call.operation === 'terminate') return { payment, ...actions.terminate(payment) };
    const body = parseObject(call.body);
    if (!body) return { answer: badRequest({ '': ['The body must be a JSON object'] }) };
    if (call.operation === 'reference') return this.#reference(payment, body);
    const read = readAmount(body, payment.order.amount, payment.order.items);
    if ('errors' in read) return { answer: badRequest(read.errors) };
    if (call.operation === 'cancel') return { payment, ...actions.cancel(payment, read.amount, read.orderItems) };
    const bankRefuses = this.#faults.take('charge-refused', { operation: 'charge' }) !== undefined;
    return { payment, ...actions.charge(payment, read.amount, read.orderItems, body.finalCharge === true, bankRefuses) };
  }

  #create(call: Call): Result {
    const body = parseObject(call.body);
    if (!body) return { answer: badRequest({ '': ['The body must be a JSON object'] }) };
    const read = readNewPayment(body);
    if ('errors' in read) return { answer: badRequest(read.errors) };
    const payment = this.#payments.create(read.value);
    const hosted = payment.checkout.integrationType === 'HostedPaymentPage';
    return {
      payment,
      answer: {
        status: 201,
        body: {
          paymentId: payment.paymentId,
          expiresAt: payment.expiresAt,
          ...(hosted ? { hostedPaymentPageUrl: this.pageUrl(payment) } : {}),
        },
      },
    };
  }

  #retrieve(payment: Payment): Result {
    const limit = this.#settings.retrieveLimit;
    const recent = (this.#retrievals.get(payment.paymentId) ?? []).filter((time) => Date.now() - time < HOUR);
    if (limit > 0 && recent.length >= limit) return { answer: { status: 429, headers: { 'retry-after': '60' } } };
    this.#retrievals.set(payment.paymentId, [...recent, Date.now()]);
    const amount = this.#faults.take('wrong-amount', { operation: 'retrieve' });
    const currency = this.#faults.take('wrong-currency', { operation: 'retrieve' });
    const state = this.#faults.take('unknown-state', { operation: 'retrieve' });
    const url = payment.checkout.url ?? this.pageUrl(payment);
    return { payment, answer: { status: 200, body: retrieved(payment, url, { amount, currency, state }) } };
  }

  #reference(payment: Payment, body: Record<string, unknown>): Result {
    const { reference, checkoutUrl } = body;
    if (typeof reference !== 'string' || reference === '' || reference.length > 128 || /[<>'"&\\]/.test(reference)) {
      return { answer: badRequest({ reference: ['A reference of at most 128 supported characters is required'] }) };
    }
    if (typeof checkoutUrl !== 'string' || !URL.canParse(checkoutUrl)) {
      return { answer: badRequest({ checkoutUrl: ['An absolute URL is required'] }) };
    }
    payment.order.reference = reference;
    payment.checkout.url = checkoutUrl;
    return { payment, answer: { status: 204 } };
  }

  #refund(call: Call): Result {
    const found = this.#payments.ofCharge(call.id);
    if (!found) return { answer: notFound };
    const body = parseObject(call.body);
    if (!body) return { answer: badRequest({ '': ['The body must be a JSON object'] }) };
    const { payment, charge } = found;
    const read = readAmount(body, charge.amount, charge.orderItems);
    if ('errors' in read) return { answer: badRequest(read.errors) };
    const outcome = actions.refund(payment, charge, read.amount, read.orderItems);
    const { refund } = outcome;
    if (refund) {
      setTimeout(() => {
        if (this.#payments.get(payment.paymentId) !== payment) return;
        void this.#tell(payment, actions.completeRefund(payment, refund));
      }, this.#settings.refundDelay).unref();
    }
    return { payment, answer: outcome.answer, events: outcome.events };
  }

  #retrieveCharge(call: Call): Result {
    const charge = this.#payments.ofCharge(call.id)?.charge;
    return { answer: charge ? { status: 200, body: { chargeId: charge.chargeId, amount: charge.amount } } : notFound };
  }

  #retrieveRefund(call: Call): Result {
    const refund = this.#payments.all().flatMap((payment) => payment.refunds).find((entry) => entry.refundId === call.id);
    return { answer: refund ? { status: 200, body: { refundId: refund.refundId, amount: refund.amount } } : notFound };
  }

  forget(): void {
    this.#remembered.clear();
    this.#retrievals.clear();
  }
}
