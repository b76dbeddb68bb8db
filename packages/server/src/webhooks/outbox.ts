import { randomUUID } from 'node:crypto';
import { isNotNull, lt, and } from 'drizzle-orm';
import type { JsonObject } from '@faelles/schemas/json.js';
import type { ServerContext } from '../context.ts';
import type { Database } from '../database/open.ts';
import { webhookOutbox } from '../database/webhooks.ts';

/**
 * Puts a message to the case system into the outbox. Call inside the transaction of what it tells: both become true
 * together. Nothing is kept when no webhook is set up: the case system then asks (`/api/machine/consents/query`).
 * @param data ids and times only, nothing about a person
 */
export async function enqueue(tx: Database, ctx: ServerContext, type: string, data: JsonObject): Promise<void> {
  if (!ctx.config.consentWebhook) return;
  const now = ctx.clock();
  const body = { type, timestamp: now.toISOString(), data };
  await tx.insert(webhookOutbox).values({ id: randomUUID(), type, body, createdAt: now, nextTryAt: now });
}

/** Forgets what was taken before `before`. What was given up stays until staff have sent it again. */
export async function forgetWebhooks(db: Database, before: Date): Promise<number> {
  const old = and(isNotNull(webhookOutbox.deliveredAt), lt(webhookOutbox.deliveredAt, before));
  return (await db.delete(webhookOutbox).where(old).returning({ id: webhookOutbox.id })).length;
}
