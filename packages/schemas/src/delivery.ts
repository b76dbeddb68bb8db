import * as z from 'zod/mini';
import { DeliveryChannel } from './receipt-delivery.ts';

export { DeliveryChannel, deliveryChannels, ReceiptDelivery } from './receipt-delivery.ts';

/** By which ways the receipt of a solution is also sent to the applicant. Whether anything is sent is the operator's to set up. */
export const Delivery = z.strictObject({
  /** As a message in Digital Post. */
  digitalPost: z.optional(z.boolean()),
  /** A NemSMS that says a receipt is there, and nothing of what it holds. */
  nemSms: z.optional(z.boolean()),
  /**
   * Path of the `cpr` or `cvr` field with the applicant's number; several where branches ask for one or the other: the first
   * that is answered. Whoever did not sign in with that number is sent a masked receipt.
   */
  recipient: z.union([z.string(), z.array(z.string()).check(z.minLength(1))]),
});
export type Delivery = z.infer<typeof Delivery>;

/** Why a message was not taken, in a code: never a receiver's words, which could hold what was sent. */
export const deliveryErrors = [
  'timeout', 'unreachable', 'busy', 'refused-key', 'refused', 'server-error', 'disk-full', 'folder',
  'cannot-prepare', 'cannot-be-sent', 'no-sender', 'erased', 'died',
] as const;
export const DeliveryError = z.enum(deliveryErrors);
export type DeliveryError = z.infer<typeof DeliveryError>;

/** A message in the staff's list. Nothing about a person: whom it is for stands with the application. */
export const OutboxMessage = z.object({
  id: z.uuid(),
  channel: DeliveryChannel,
  /** Of the application. */
  reference: z.string(),
  solution: z.string(),
  state: z.enum(['waiting', 'sending', 'sent', 'dead']),
  tries: z.int(),
  createdAt: z.string(),
  /** When it is tried next. */
  dueAt: z.optional(z.string()),
  sentAt: z.optional(z.string()),
  /** Of the last try that failed. */
  error: z.optional(DeliveryError),
  /** What the receiver calls it. */
  providerId: z.optional(z.string()),
  /** It can be sent again: given up, and what it says is still there. */
  mayRetry: z.boolean(),
});
export type OutboxMessage = z.infer<typeof OutboxMessage>;

/** Messages in a state, the newest first; `counts` of all. */
export const OutboxPage = z.object({
  counts: z.object({ waiting: z.int(), sending: z.int(), sent: z.int(), dead: z.int() }),
  messages: z.array(OutboxMessage),
});
export type OutboxPage = z.infer<typeof OutboxPage>;

/** Which messages of the outbox. `state` without a value: those that a person should look at. */
export const OutboxQuery = z.object({
  state: z.optional(z.enum(['waiting', 'sending', 'sent', 'dead'])),
  reference: z.optional(z.string().check(z.maxLength(100))),
});
export type OutboxQuery = z.infer<typeof OutboxQuery>;
