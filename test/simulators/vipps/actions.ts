import { randomUUID } from 'node:crypto';
import type { Answer } from '../shared/http.ts';
import { refused } from './problem.ts';
import { remaining, type EventName, type VippsEvent, type VippsPayment } from './state.ts';

/** What an action leads to: an answer for the one who asked, and lines of the log for the merchant's webhooks. */
export interface Outcome {
  answer: Answer;
  events: VippsEvent[];
}

const nothing = (answer: Answer): Outcome => ({ answer, events: [] });

/** Writes a line of the payment's log. */
export function record(payment: VippsPayment, name: EventName, value: number, idempotencyKey?: string, success = true): VippsEvent {
  const event: VippsEvent = {
    reference: payment.reference,
    pspReference: randomUUID(),
    name,
    amount: { currency: payment.amount.currency, value },
    timestamp: new Date().toISOString(),
    // Published: not every line has one, CANCELLED for one.
    ...(idempotencyKey !== undefined && name !== 'CANCELLED' && { idempotencyKey }),
    success,
  };
  payment.events.push(event);
  return event;
}

/** The payer says yes in the app: the whole amount is reserved. */
export function approve(payment: VippsPayment): VippsEvent[] {
  payment.state = 'AUTHORIZED';
  payment.authorized = payment.amount.value;
  // A payment that was terminated and approved all the same was not let go after all.
  payment.cancelled = 0;
  return [record(payment, 'AUTHORIZED', payment.authorized)];
}

/** The payer says no in the app. */
export function decline(payment: VippsPayment): VippsEvent[] {
  payment.state = 'ABORTED';
  return [record(payment, 'ABORTED', payment.amount.value)];
}

/** The payer did not answer in time. */
export function expire(payment: VippsPayment): VippsEvent[] {
  payment.state = 'EXPIRED';
  return [record(payment, 'EXPIRED', payment.amount.value)];
}

/** Takes øre from the reservation. */
export function capture(payment: VippsPayment, value: number, key: string | undefined, bankRefuses: boolean): Outcome {
  if (payment.state !== 'AUTHORIZED') return nothing(refused(6080, 'Cannot capture before reservation'));
  if (remaining(payment) === 0 && payment.cancelled > 0) return nothing(refused(6070, 'Cannot capture a cancelled payment'));
  if (value > remaining(payment)) return nothing(refused(6090, 'Capture amount too high'));
  if (bankRefuses) {
    return { answer: refused(6260, 'Funds unavailable'), events: [record(payment, 'CAPTURED', value, key, false)] };
  }
  payment.captured += value;
  const event = record(payment, 'CAPTURED', value, key);
  return { answer: adjusted(payment), events: [event] };
}

/** Lets the rest of the reservation go, or ends a payment nobody has answered. */
export function cancel(payment: VippsPayment, onlyUnanswered: boolean, key: string | undefined): Outcome {
  if (payment.state === 'CREATED') {
    payment.state = 'TERMINATED';
    // Published: before an answer the whole amount is reported as cancelled, although nothing was reserved.
    payment.cancelled = payment.amount.value;
    const event = record(payment, 'TERMINATED', payment.amount.value, key);
    return { answer: adjusted(payment), events: [event] };
  }
  if (payment.state !== 'AUTHORIZED') return nothing(refused(6190, 'Payment cannot be cancelled'));
  if (onlyUnanswered) return nothing(refused(6060, 'Cannot cancel authorized payment'));
  const rest = remaining(payment);
  if (rest === 0) return nothing(payment.captured > 0 ? refused(6040, 'Cannot cancel a captured payment') : refused(6190, 'Payment cannot be cancelled'));
  payment.cancelled += rest;
  const event = record(payment, 'CANCELLED', rest, key);
  return { answer: adjusted(payment), events: [event] };
}

/** Gives øre back that were taken. */
export function refund(payment: VippsPayment, value: number, key: string | undefined): Outcome {
  if (payment.captured === 0) return nothing(refused(6020, 'Attempted refund before reservation'));
  if (payment.refunded === payment.captured) return nothing(refused(6180, 'Payment already refunded'));
  if (value > payment.captured - payment.refunded) return nothing(refused(6150, 'Not enough refundable'));
  payment.refunded += value;
  const event = record(payment, 'REFUNDED', value, key);
  return { answer: adjusted(payment), events: [event] };
}

/** The four sums, each with its currency. */
export function aggregate(payment: VippsPayment, currency = payment.amount.currency) {
  const money = (value: number) => ({ currency, value });
  return {
    authorizedAmount: money(payment.authorized),
    cancelledAmount: money(payment.cancelled),
    capturedAmount: money(payment.captured),
    refundedAmount: money(payment.refunded),
  };
}

/** The answer of capture, cancel and refund. Its `pspReference` is the payment's, not the event's (published). */
function adjusted(payment: VippsPayment): Answer {
  const { amount, state, pspReference, reference } = payment;
  return { status: 200, body: { amount, state, aggregate: aggregate(payment), pspReference, reference } };
}
