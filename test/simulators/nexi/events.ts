import { newId, type Charge, type OrderItem, type Payment, type Refund } from './state.ts';

/** Events the provider publishes for payments. A merchant may register for these and no others. */
export const EVENT_NAMES = [
  'payment.created',
  'payment.checkout.completed',
  'payment.reservation.created',
  'payment.reservation.created.v2',
  'payment.reservation.failed',
  'payment.charge.created',
  'payment.charge.created.v2',
  'payment.charge.failed',
  'payment.charge.failed.v2',
  'payment.cancel.created',
  'payment.cancel.failed',
  'payment.refund.initiated',
  'payment.refund.initiated.v2',
  'payment.refund.completed',
  'payment.refund.failed',
] as const;

/** An event of one payment, before it is addressed to a merchant's webhook. */
export interface PaymentEvent {
  /** 32 hexadecimal digits; a merchant drops an event whose id it has seen. */
  id: string;
  event: string;
  timestamp: string;
  data: Record<string, unknown>;
}

/** What went wrong at the bank, as failure events carry it. */
export interface Failure {
  code: string;
  message: string;
  source: string;
}

/** The provider writes four decimals and a numeric offset: `2025-12-15T13:24:23.0170+00:00`. */
const stamp = (): string => new Date().toISOString().replace(/(\.\d{3})Z$/, '$10+00:00');

const event = (name: string, payment: Payment, data: Record<string, unknown>, id = newId()): PaymentEvent => ({
  id,
  event: name,
  timestamp: stamp(),
  data: { ...data, paymentId: payment.paymentId },
});

const money = (payment: Payment, amount: number) => ({ amount, currency: payment.order.currency });

const order = (payment: Payment) => ({
  order: {
    amount: money(payment, payment.order.amount),
    ...(payment.order.reference === undefined ? {} : { reference: payment.order.reference }),
    orderItems: payment.order.items,
  },
});

/** The payer pressed the pay button for the first time. */
export const created = (payment: Payment) => event('payment.created', payment, order(payment));

/** The checkout is finished; the payer goes back to the merchant. */
export const checkoutCompleted = (payment: Payment) => event('payment.checkout.completed', payment, order(payment));

/** The whole order amount is reserved on the payer's account. */
export const reservationCreated = (payment: Payment) =>
  event('payment.reservation.created.v2', payment, {
    ...payment.method,
    amount: money(payment, payment.reservedAmount),
    surchargeAmount: 0,
  });

/** The bank said no to a reservation. */
export const reservationFailed = (payment: Payment, error: Failure) =>
  event('payment.reservation.failed', payment, {
    error,
    orderItems: payment.order.items,
    amount: money(payment, payment.order.amount),
  });

/** Money was taken. The event's id is the charge's id, as observed with the provider. */
export const chargeCreated = (payment: Payment, charge: Charge) =>
  event(
    'payment.charge.created.v2',
    payment,
    {
      chargeId: charge.chargeId,
      orderItems: charge.orderItems,
      ...payment.method,
      amount: money(payment, charge.amount),
      surchargeAmount: 0,
    },
    charge.chargeId,
  );

/** Money could not be taken from a reservation. */
export const chargeFailed = (payment: Payment, amount: number, orderItems: OrderItem[], error: Failure) => {
  const chargeId = newId();
  return event(
    'payment.charge.failed',
    payment,
    { error, chargeId, orderItems, amount: money(payment, amount) },
    chargeId,
  );
};

/** A reservation, or a part of it, was let go. */
export const cancelCreated = (payment: Payment, amount: number, orderItems: OrderItem[]) => {
  const cancelId = newId();
  return event(
    'payment.cancel.created',
    payment,
    { cancelId, orderItems, amount: money(payment, amount) },
    cancelId,
  );
};

/** A refund is on its way. The event's id is the refund's id, as observed with the provider. */
export const refundInitiated = (payment: Payment, refund: Refund) =>
  event(
    'payment.refund.initiated.v2',
    payment,
    { refundId: refund.refundId, chargeId: refund.chargeId, amount: money(payment, refund.amount) },
    refund.refundId,
  );

/** The money is back with the payer. */
export const refundCompleted = (payment: Payment, refund: Refund) =>
  event('payment.refund.completed', payment, { refundId: refund.refundId, amount: money(payment, refund.amount) });
