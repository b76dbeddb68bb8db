import { randomUUID } from 'node:crypto';
import type { Answers } from '@faelles/schemas/answers.js';
import type { Delivery, DeliveryChannel } from '@faelles/schemas/delivery.js';
import type { ServerContext } from '../context.ts';
import type { applications } from '../database/applications.ts';
import type { Database } from '../database/open.ts';
import { outbox } from '../database/outbox.ts';
import { recipientOf, type Recipient } from './recipient.ts';

/** What an entry holds until it is sent or erased: whom it is for, and the message once it was made. */
export type Payload = { recipient?: Recipient; xml?: string };

/** What a receiver knows the message of a receipt on one way by. */
export const keyOf = (channel: DeliveryChannel, receiptId: string) => `${channel}-${receiptId}`;

/** The ways a solution sends by. */
export function channelsOf(delivery: Delivery | undefined): DeliveryChannel[] {
  return [...(delivery?.digitalPost ? (['digital-post'] as const) : []), ...(delivery?.nemSms ? (['nemsms'] as const) : [])];
}

/**
 * Puts the messages of a receipt into the outbox. Call in the transaction that stores the receipt: both become true
 * together. One message for each receipt and way, whatever happens: its key is unique. None where the solution sends
 * nothing, the operator has set up no sender, or the applicant answered no number.
 */
export async function enqueueDeliveries(
  tx: Database,
  ctx: ServerContext,
  application: typeof applications.$inferSelect,
  receiptId: string,
): Promise<void> {
  if (!ctx.sender) return;
  const solution = await ctx.solutions.version(application.solution, application.definitionVersion, tx);
  const delivery = solution?.definition.receipt.delivery;
  const channels = channelsOf(delivery);
  if (channels.length === 0) return;
  const { actor, subject } = application;
  const answers: Answers = application.answers ?? {};
  const recipient = recipientOf(ctx.config.secrets.session, delivery!.recipient, { answers, actor, subject });
  if (!recipient) return;
  const now = ctx.clock();
  const payload: Payload = { recipient };
  const rows = channels.map((kind) => ({
    id: randomUUID(), key: keyOf(kind, receiptId), kind, applicationId: application.id, receiptId, payload, dueAt: now, createdAt: now,
  }));
  await tx.insert(outbox).values(rows).onConflictDoNothing({ target: outbox.key });
}
