import { randomBytes, randomUUID } from 'node:crypto';

/** The provider's five states of a payment. After AUTHORIZED the state never changes: the amounts do. */
export type State = 'CREATED' | 'AUTHORIZED' | 'ABORTED' | 'EXPIRED' | 'TERMINATED';

export type EventName = 'CREATED' | 'AUTHORIZED' | 'ABORTED' | 'EXPIRED' | 'CANCELLED' | 'CAPTURED' | 'REFUNDED' | 'TERMINATED';

/** Money as the provider writes it: whole øre. */
export interface Amount {
  currency: string;
  value: number;
}

/** One line of a payment's log. Each has a `pspReference` of its own. */
export interface VippsEvent {
  reference: string;
  pspReference: string;
  name: EventName;
  amount: Amount;
  timestamp: string;
  idempotencyKey?: string;
  success: boolean;
}

/** What a merchant asked for, checked. */
export interface NewPayment {
  /** The merchant's own id of it. */
  reference: string;
  amount: Amount;
  paymentMethod: string;
  userFlow: string;
  returnUrl?: string;
  paymentDescription?: string;
  metadata?: Record<string, string>;
}

/** A payment and everything that has happened to it. Amounts are øre. */
export interface VippsPayment extends NewPayment {
  pspReference: string;
  /** What stands in the address of the payer's page. */
  token: string;
  state: State;
  created: string;
  expiresAt: string;
  authorized: number;
  captured: number;
  cancelled: number;
  refunded: number;
  events: VippsEvent[];
}

/** @returns øre that are reserved and neither taken nor let go. */
export const remaining = (payment: VippsPayment): number => payment.authorized - payment.captured - payment.cancelled;

/** Whether the payer can still answer. */
export const isOpen = (payment: VippsPayment, now = Date.now()): boolean =>
  payment.state === 'CREATED' && now < Date.parse(payment.expiresAt);

/** All payments, in memory, gone when the process ends. */
export class Payments {
  readonly #payments = new Map<string, VippsPayment>();

  create(request: NewPayment, lifeSeconds: number): VippsPayment {
    const now = Date.now();
    const payment: VippsPayment = {
      ...request,
      pspReference: randomUUID(),
      token: randomBytes(24).toString('base64url'),
      state: 'CREATED',
      created: new Date(now).toISOString(),
      expiresAt: new Date(now + lifeSeconds * 1000).toISOString(),
      authorized: 0,
      captured: 0,
      cancelled: 0,
      refunded: 0,
      events: [],
    };
    this.#payments.set(payment.reference, payment);
    return payment;
  }

  get(reference: string): VippsPayment | undefined {
    return this.#payments.get(reference);
  }

  withToken(token: string): VippsPayment | undefined {
    return this.all().find((payment) => payment.token === token);
  }

  all(): VippsPayment[] {
    return [...this.#payments.values()];
  }

  clear(): void {
    this.#payments.clear();
  }
}
