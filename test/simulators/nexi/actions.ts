import type { Answer } from '../shared/http.ts';
import * as events from './events.ts';
import type { Failure, PaymentEvent } from './events.ts';
import { badRequest, refused } from './http.ts';
import { chargedAmount, newId, refundable, remaining, type Charge, type OrderItem, type Payment, type Refund } from './state.ts';

/** What an action leads to: an answer for the one who asked, and events for the merchant's webhooks. */
export interface Outcome {
  answer: Answer;
  events: PaymentEvent[];
}

const nothing = (answer: Answer): Outcome => ({ answer, events: [] });

/** A bank that says no without a reason, as the provider reports it. */
const DECLINED: Failure = { code: '05', message: 'Refused by issuer', source: 'Issuer' };
const CHARGE_FAILED: Failure = { code: '99', message: 'Auth Fin Failure', source: 'Internal' };

/** A method a payer can choose, with the provider's names for it. */
export interface Method {
  paymentType: 'CARD' | 'WALLET';
  paymentMethod: string;
}

/** The first press of a pay button is what the provider calls "payment created". */
function begin(payment: Payment): PaymentEvent[] {
  if (payment.started) return [];
  payment.started = true;
  return [events.created(payment)];
}

/** The payer's bank reserves the whole amount; with `checkout.charge` it is taken at once. */
export function approve(payment: Payment, method: Method, chargeRefused: boolean): PaymentEvent[] {
  const sent = begin(payment);
  payment.method = method;
  payment.declined = false;
  payment.reservedAmount = payment.order.amount;
  payment.completed = new Date().toISOString();
  sent.push(events.reservationCreated(payment), events.checkoutCompleted(payment));
  if (payment.checkout.charge) {
    sent.push(...charge(payment, payment.order.amount, payment.order.items, false, chargeRefused).events);
  }
  return sent;
}

/** The payer's bank says no. The checkout stays open and the payer may try again. */
export function decline(payment: Payment): PaymentEvent[] {
  const sent = begin(payment);
  payment.declined = true;
  sent.push(events.reservationFailed(payment, DECLINED));
  return sent;
}

/** Takes an amount, in øre, from the reservation. */
export function charge(
  payment: Payment,
  amount: number,
  orderItems: OrderItem[],
  final: boolean,
  chargeRefused: boolean,
): Outcome {
  if (payment.reservedAmount === 0) return nothing(refused(402, '1002', 'Nothing is reserved on the payment'));
  if (amount > remaining(payment)) return nothing(refused(402, '1001', 'The amount is more than what is left of the reservation'));
  if (chargeRefused) {
    const { code, message, source } = CHARGE_FAILED;
    return {
      answer: refused(402, code, message, source),
      events: [events.chargeFailed(payment, amount, orderItems, CHARGE_FAILED)],
    };
  }
  const taken: Charge = { chargeId: newId(), amount, created: new Date().toISOString(), orderItems };
  payment.charges.push(taken);
  payment.released = final;
  return { answer: { status: 201, body: { chargeId: taken.chargeId } }, events: [events.chargeCreated(payment, taken)] };
}

/** Lets go of a reservation, or of the part of it that is not charged. */
export function cancel(payment: Payment, amount: number, orderItems: OrderItem[]): Outcome {
  if (amount === payment.order.amount && chargedAmount(payment) > 0) {
    return nothing(badRequest({ amount: ['A charged payment can not be fully cancelled'] }));
  }
  if (amount > remaining(payment)) {
    return nothing(badRequest({ amount: ['The amount is more than what is left of the reservation'] }));
  }
  payment.cancelledAmount += amount;
  return { answer: { status: 204 }, events: [events.cancelCreated(payment, amount, orderItems)] };
}

/** Starts giving money back. The refund is `Pending` until {@link completeRefund}. */
export function refund(payment: Payment, taken: Charge, amount: number, orderItems: OrderItem[]): Outcome & { refund?: Refund } {
  if (amount > refundable(payment, taken)) {
    return nothing(badRequest({ amount: ['The amount is more than what is left of the charge'] }));
  }
  const back: Refund = {
    refundId: newId(),
    chargeId: taken.chargeId,
    amount,
    state: 'Pending',
    lastUpdated: new Date().toISOString(),
    orderItems,
  };
  payment.refunds.push(back);
  return {
    answer: { status: 201, body: { refundId: back.refundId } },
    events: [events.refundInitiated(payment, back)],
    refund: back,
  };
}

/** The money has reached the payer. */
export function completeRefund(payment: Payment, back: Refund): PaymentEvent[] {
  back.state = 'Completed';
  back.lastUpdated = new Date().toISOString();
  return [events.refundCompleted(payment, back)];
}

/** Closes a checkout before the payer has finished it. Afterwards it is too late: 409 (published). */
export function terminate(payment: Payment): Outcome {
  if (payment.completed) return nothing(refused(409, '1009', 'The checkout is completed'));
  payment.terminated ??= new Date().toISOString();
  return nothing({ status: 204 });
}
