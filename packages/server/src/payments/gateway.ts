import type { Order } from '@faelles/schemas/order.js';
import type { Payment, PaymentFlow, PaymentMethodId, PaymentSlip } from '@faelles/schemas/payment.js';
import type { PaymentEvent, PaymentReading } from '@faelles/payment/model';

/** What a provider needs to set up a payment. */
export interface NewPayment {
  /** Our id of the attempt: the idempotency key towards a provider that takes one, and its reference where ours decides. */
  id: string;
  method: PaymentMethodId;
  flow: PaymentFlow;
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
  /** Origin of the page that shows an embedded checkout. */
  pageUrl: string;
  /** When the way to pay is to end; a provider with a shorter time of its own says so in its answer. */
  expiresAt: Date;
  /** Of a slip: what the definition says of it. */
  slip?: { type: '71' | '75'; dueDate: string } | undefined;
}

/** A payment that is set up. Exactly one of the three ways to pay is there. */
export interface Created {
  providerId: string;
  redirectUrl?: string | undefined;
  embedded?: Payment['embedded'] | undefined;
  slip?: PaymentSlip | undefined;
  expiresAt?: Date | undefined;
}

/** A provider's whole account of a payment. Amounts are safe-integer øre, zero or more: an adapter's schema sees to it. */
export interface Account extends PaymentReading {
  /** "Visa **** 0004", "MobilePay" */
  paidWith?: string | undefined;
  /** What was taken, to give it back; a provider without ids of charges gives the payment's own. */
  charges: readonly { id: string; amountOre: number }[];
  /** Øre on their way back that `refundedOre` does not count yet. */
  refundingOre?: number | undefined;
}

/** A webhook that says something about a payment. It never carries amounts further: those are asked for. */
export interface Notice {
  providerId: string;
  /** The provider's own name of the event. */
  name: string;
  event: PaymentEvent;
}

/** A webhook as it came: nothing parsed, so that a signature over the bytes can be checked. */
export interface WebhookRequest {
  method: string;
  /** The whole address as the provider called it: our public origin with path and query. */
  url: string;
  headers: Headers;
  rawBody: Uint8Array;
}

/** What a webhook turned out to be. `forged`: no proof, or a wrong one. `not-understood`: proved, of another shape than published. */
export type WebhookReading = { notice: Notice } | 'forged' | 'not-understood';

/** Money to give back. */
export interface RefundRequest {
  providerId: string;
  /** The charge it comes from, and what that came to; a key of its own when a refund needs several. */
  chargeId: string;
  chargeOre: number;
  amountOre: number;
  order: Order;
  /** Makes it safe to repeat. */
  key: string;
}

/** What a provider can do. */
export interface GatewayTraits {
  flows: readonly PaymentFlow[];
  /** Can less than the reservation be taken, can the rest be let go, can less than the charge be given back? */
  partialCapture: boolean;
  partialCancel: boolean;
  partialRefund: boolean;
}

/** A payment provider. Every method throws {@link GatewayError} and nothing else; every call ends within a timeout. */
export interface PaymentGateway {
  readonly traits: GatewayTraits;
  /** Sets a payment up. Repeated for the same `id` it may be a second payment nobody ever sees (Nexi), or the same. */
  create(payment: NewPayment): Promise<Created>;
  /** Asks where a payment stands. */
  retrieve(providerId: string): Promise<Account>;
  /** Closes the way to pay of a payment nobody has paid. `false`: too late, it is completed. Closed before: `true`. */
  close(providerId: string): Promise<boolean>;
  /** Takes `amountOre` of what is reserved; `whole` when that is all of it. `key` makes it safe to repeat. */
  charge(providerId: string, amountOre: number, key: string, whole: boolean): Promise<void>;
  /** Lets `amountOre` of the reservation go: all of it (`whole`), or what was not taken. `key` makes it safe to repeat where the provider takes one. */
  cancel(providerId: string, amountOre: number, key: string, whole: boolean): Promise<void>;
  /** Gives money back. @returns the provider's id of it, when it has one */
  refund(request: RefundRequest): Promise<{ refundId?: string | undefined }>;
  /** Checks a webhook's proof in constant time, then reads it. Never throws. */
  readWebhook(request: WebhookRequest): WebhookReading;
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
