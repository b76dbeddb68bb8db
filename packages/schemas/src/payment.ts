import * as z from 'zod/mini';
import { ore } from './identifiers/schemas.ts';
import { Order } from './order.ts';

/** Amounts as the provider has confirmed them. The state is derived from these, never stored beside them. */
export const PaymentAmounts = z.object({ authorisedOre: ore, capturedOre: ore, refundedOre: ore, cancelledOre: ore });
export type PaymentAmounts = z.infer<typeof PaymentAmounts>;

/**
 * Where a payment stands. `unknown` is any state we do not understand and never counts as success;
 * `mismatch` is a provider that speaks of another amount than the order.
 */
export const paymentStates = [
  'not-required', 'created', 'started', 'authorised', 'captured', 'partly-refunded', 'refunded',
  'declined', 'cancelled-by-user', 'cancelled-by-service', 'expired', 'error', 'mismatch', 'unknown',
] as const;
export const PaymentState = z.enum(paymentStates);
export type PaymentState = z.infer<typeof PaymentState>;

/** One attempt to pay for an application, as a citizen may see it. */
export const Payment = z.object({
  id: z.uuid(),
  applicationId: z.uuid(),
  attempt: z.int().check(z.minimum(1)),
  state: PaymentState,
  /** True when this attempt will change no more by the citizen's doing. */
  finished: z.boolean(),
  order: Order,
  amounts: PaymentAmounts,
  provider: z.string(),
  /** Where to pay while the attempt is open. */
  redirectUrl: z.optional(z.string()),
  /** As the provider says: "Visa", "MobilePay"; masked. */
  method: z.optional(z.string()),
  transactionId: z.optional(z.string()),
  createdAt: z.string(),
  updatedAt: z.string(),
});
export type Payment = z.infer<typeof Payment>;
