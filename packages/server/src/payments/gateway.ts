import type { Order } from '@faelles/schemas/order.js';
import type { PaymentEvent, PaymentReading } from '@faelles/payment/model';

/** What a provider needs to set up a payment. */
export interface NewPayment {
  /** Our id of the attempt. */
  id: string;
  /** What the citizen and the municipality's books call it: the application's reference. */
  reference: string;
  order: Order;
  /** BCP 47. */
  language: string;
  /** Where the citizen comes back to: after paying, and without. A return proves nothing. */
  returnUrl: string;
  cancelUrl: string;
  termsUrl: string;
  webhookUrl: string;
  expiresAt: Date;
}

/** A provider's whole account of a payment. */
export interface Account extends PaymentReading {
  /** "Visa **** 0004" */
  method?: string | undefined;
  /** Ids of what was taken, to give it back. */
  charges: readonly { id: string; amountOre: number }[];
}

/** A webhook that says something about a payment. It never carries amounts further: those are asked for. */
export interface Notice {
  providerId: string;
  /** The provider's own name of the event. */
  name: string;
  event: PaymentEvent;
}

/** A payment provider. Every method throws {@link GatewayError} and nothing else; every call ends within `timeout`. */
export interface PaymentGateway {
  /** Sets a payment up. Not safe to repeat: a second call is a second payment. */
  create(payment: NewPayment): Promise<{ providerId: string; redirectUrl: string; expiresAt?: Date | undefined }>;
  /** Asks where a payment stands. */
  retrieve(providerId: string): Promise<Account>;
  /** Closes the page of a payment nobody has paid. `false`: too late, it is completed. */
  close(providerId: string): Promise<boolean>;
  /** Takes the whole reserved amount. `key` makes it safe to repeat. */
  charge(providerId: string, amountOre: number, key: string): Promise<void>;
  /** Lets the whole reservation go. */
  cancel(providerId: string, amountOre: number): Promise<void>;
  /** Gives money back from a charge; `items` say for what when it is not the whole charge. */
  refund(chargeId: string, amountOre: number, key: string): Promise<void>;
  /** Reads the JSON of a webhook that has proved where it comes from. Undefined when it is none of this provider's. */
  readWebhook(body: unknown): Notice | undefined;
}

/**
 * What went wrong between us and a provider.
 * `unavailable`: no answer, or none that can be understood; whether anything was done is not known. `refused`: it said no.
 */
export class GatewayError extends Error {
  override name = 'GatewayError';
  readonly kind: 'unavailable' | 'refused';
  /** HTTP status, 0 without an answer. */
  readonly status: number;
  constructor(kind: 'unavailable' | 'refused', operation: string, status = 0, cause?: unknown) {
    // Never the provider's own words: they may hold what somebody typed.
    super(`${operation}: ${kind} (${status})`, { cause });
    this.kind = kind;
    this.status = status;
  }
}
