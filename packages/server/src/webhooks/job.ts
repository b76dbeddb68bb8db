import { and, asc, eq, lte } from 'drizzle-orm';
import type { ServerContext } from '../context.ts';
import { webhookOutbox } from '../database/webhooks.ts';
import { within } from '../outside.ts';
import { signedHeaders } from './sign.ts';

type Row = typeof webhookOutbox.$inferSelect;

const minute = 60_000;
/** Most messages in one run; the next run is seconds away. */
const batch = 50;
/** Tries before it is given up: with the pauses below, about three days. */
export const mostTries = 14;
/** How long the receiver may take. */
const patience = 10_000;

/** Pause after so many failed tries: one minute, doubled each time, at most half a day. */
const pauseAfter = (tries: number) => Math.min(minute * 2 ** (tries - 1), 12 * 60 * minute);

/**
 * Sends what is due to the case system. Several copies may run it at once: each message is claimed before it is sent.
 * A message can arrive twice (its answer was lost); its `webhook-id` tells.
 * @returns how many were taken
 */
export async function sendWebhooks(ctx: ServerContext): Promise<number> {
  if (!ctx.config.consentWebhook) return 0;
  const due = await ctx.db.select().from(webhookOutbox).where(lte(webhookOutbox.nextTryAt, ctx.clock())).orderBy(asc(webhookOutbox.createdAt)).limit(batch);
  let taken = 0;
  for (const row of due) taken += (await sendOne(ctx, row)) ? 1 : 0;
  return taken;
}

async function sendOne(ctx: ServerContext, row: Row): Promise<boolean> {
  const now = ctx.clock();
  const tries = row.tries + 1;
  // Claimed with the time of the next try: should this process die while it sends, the message is sent again.
  const [mine] = await ctx.db
    .update(webhookOutbox)
    .set({ tries, nextTryAt: new Date(now.getTime() + pauseAfter(tries)) })
    .where(and(eq(webhookOutbox.id, row.id), eq(webhookOutbox.tries, row.tries), lte(webhookOutbox.nextTryAt, now)))
    .returning({ id: webhookOutbox.id });
  if (!mine) return false;
  const status = await post(ctx, row, now);
  const own = eq(webhookOutbox.id, row.id);
  if (status >= 200 && status < 300) {
    await ctx.db.update(webhookOutbox).set({ lastStatus: status, deliveredAt: ctx.clock(), nextTryAt: null }).where(own);
    return true;
  }
  // 410 says that nobody wants it there any more (Standard Webhooks).
  const dead = tries >= mostTries || status === 410;
  await ctx.db.update(webhookOutbox).set({ lastStatus: status, ...(dead && { deadAt: ctx.clock(), nextTryAt: null }) }).where(own);
  if (dead) ctx.log.error('webhook-given-up', undefined, { webhook: row.id, type: row.type, status, tries });
  else ctx.log.warn('webhook-failed', { webhook: row.id, type: row.type, status, tries });
  return false;
}

/** @returns the HTTP status, 0 when no answer came. */
async function post(ctx: ServerContext, row: Row, at: Date): Promise<number> {
  const { url, secret } = ctx.config.consentWebhook!;
  const body = JSON.stringify(row.body);
  const headers = { 'content-type': 'application/json', ...signedHeaders(secret, row.id, at, body) };
  try {
    // An address that moves by itself would take the message along.
    const answer = await within(patience, (signal) => ctx.fetch(url, { method: 'POST', headers, body, redirect: 'error', signal }));
    await answer.body?.cancel();
    return answer.status;
  } catch {
    return 0;
  }
}
