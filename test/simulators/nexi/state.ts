import { randomUUID } from 'node:crypto';

/** One line of an order. Amounts are integers in the smallest unit (øre); `taxRate` 2500 is 25 %. */
export interface OrderItem {
  reference: string;
  name: string;
  quantity: number;
  unit: string;
  unitPrice: number;
  taxRate: number;
  taxAmount: number;
  grossTotalAmount: number;
  netTotalAmount: number;
}

/** Where the merchant wants to hear about one kind of event, and what the callback carries in `Authorization`. */
export interface WebHook {
  eventName: string;
  url: string;
  authorization?: string;
}

/** Money taken from a reservation. */
export interface Charge {
  chargeId: string;
  amount: number;
  created: string;
  orderItems: OrderItem[];
}

/** Money on its way back to the payer. */
export interface Refund {
  refundId: string;
  chargeId: string;
  amount: number;
  state: 'Pending' | 'Completed';
  lastUpdated: string;
  orderItems: OrderItem[];
}

/** What a merchant asked for in `POST /v1/payments`, checked and completed with defaults. */
export interface NewPayment {
  order: { items: OrderItem[]; amount: number; currency: string; reference?: string };
  checkout: {
    integrationType: 'EmbeddedCheckout' | 'HostedPaymentPage';
    url?: string;
    returnUrl?: string;
    cancelUrl?: string;
    termsUrl: string;
    charge: boolean;
  };
  webHooks: WebHook[];
  /** Names of payment methods or types the merchant allows; empty allows all. */
  methods: string[];
  myReference?: string;
  expiresAt?: string;
}

/** A payment and everything that has happened to it. */
export interface Payment extends Omit<NewPayment, 'expiresAt'> {
  paymentId: string;
  created: string;
  expiresAt: string;
  reservedAmount: number;
  cancelledAmount: number;
  charges: Charge[];
  refunds: Refund[];
  /** The method the payer chose, once something is reserved. */
  method?: { paymentType: string; paymentMethod: string };
  /** The payer has pressed a payment button at least once. */
  started: boolean;
  /** The last attempt was declined. */
  declined: boolean;
  /** A final charge has let go of what was left of the reservation. */
  released: boolean;
  /** ISO time when the checkout was completed. */
  completed?: string;
  /** ISO time when the merchant closed the checkout. */
  terminated?: string;
}

/** 48 hours: the published default lifetime of a checkout. */
const LIFETIME = 48 * 3600_000;

/** The provider's identifiers are UUIDs without hyphens. */
export const newId = (): string => randomUUID().replaceAll('-', '');

const sum = (list: { amount: number }[]): number => list.reduce((total, entry) => total + entry.amount, 0);

/** @returns øre taken from the payer so far. */
export const chargedAmount = (payment: Payment): number => sum(payment.charges);
/** @returns øre given back so far; pending refunds do not count yet. */
export const refundedAmount = (payment: Payment): number =>
  sum(payment.refunds.filter((refund) => refund.state === 'Completed'));
/** @returns øre of one charge that nobody has asked back yet, pending refunds counted as asked. */
export const refundable = (payment: Payment, charge: Charge): number =>
  charge.amount - sum(payment.refunds.filter((refund) => refund.chargeId === charge.chargeId));
/** @returns øre that are reserved and neither charged, cancelled nor released. */
export const remaining = (payment: Payment): number =>
  payment.released ? 0 : payment.reservedAmount - chargedAmount(payment) - payment.cancelledAmount;
/** Whether the payer can still pay. */
export const isOpen = (payment: Payment, now = Date.now()): boolean =>
  !payment.completed && !payment.terminated && now < Date.parse(payment.expiresAt);

/** All payments, in memory, gone when the process ends. */
export class Payments {
  readonly #payments = new Map<string, Payment>();

  create(request: NewPayment): Payment {
    const now = Date.now();
    const { expiresAt, ...rest } = request;
    const payment: Payment = {
      ...rest,
      paymentId: newId(),
      created: new Date(now).toISOString(),
      expiresAt: expiresAt ?? new Date(now + LIFETIME).toISOString(),
      reservedAmount: 0,
      cancelledAmount: 0,
      charges: [],
      refunds: [],
      started: false,
      declined: false,
      released: false,
    };
    this.#payments.set(payment.paymentId, payment);
    return payment;
  }

  get(paymentId: string): Payment | undefined {
    return this.#payments.get(paymentId);
  }

  ofCharge(chargeId: string): { payment: Payment; charge: Charge } | undefined {
    for (const payment of this.#payments.values()) {
      const charge = payment.charges.find((entry) => entry.chargeId === chargeId);
      if (charge) return { payment, charge };
    }
    return undefined;
  }

  all(): Payment[] {
    return [...this.#payments.values()];
  }

  clear(): void {
    this.#payments.clear();
  }
}
