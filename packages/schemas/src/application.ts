import * as z from 'zod/mini';
import { Answers } from './answers.ts';
import { Order } from './order.ts';
import { Payment } from './payment.ts';
import { Text } from './text.ts';
import { Actor, Representation, Subject } from './party.ts';

/** Where an application stands. It is stored before it is paid for: nothing paid is ever unsubmitted. */
export const applicationStates = ['awaiting-consent', 'awaiting-payment', 'received', 'withdrawn', 'expired'] as const;
export const ApplicationState = z.enum(applicationStates);
export type ApplicationState = z.infer<typeof ApplicationState>;

/** What the page sends. The price is not in it: the server works it out from the definition. */
export const ApplicationSubmit = z.strictObject({
  solution: z.string(),
  definitionVersion: z.string(),
  draftId: z.optional(z.uuid()),
  answers: Answers,
  language: z.string(),
  /** The total the citizen saw, øre. Another total on the server is 409, so that nobody pays what they did not see. */
  shownTotalOre: z.int(),
  /**
   * SHA-256 of each consent text as it was shown, by the text's id, when the page works it out. Another text on the
   * server is 409 `text-changed`: nobody consents to words they did not see.
   */
  shownTexts: z.optional(z.record(z.string(), z.string())),
});
export type ApplicationSubmit = z.infer<typeof ApplicationSubmit>;

/** An application as its own citizen sees it; the answers themselves are on the receipt. */
export const Application = z.object({
  id: z.uuid(),
  reference: z.string(),
  solution: z.string(),
  definitionVersion: z.string(),
  title: Text,
  state: ApplicationState,
  language: z.string(),
  submittedAt: z.string(),
  receivedAt: z.optional(z.string()),
  actor: Actor,
  subject: Subject,
  representation: z.optional(Representation),
  order: Order,
  /** The newest attempt to pay. */
  payment: z.optional(Payment),
  receiptId: z.optional(z.uuid()),
});
export type Application = z.infer<typeof Application>;
