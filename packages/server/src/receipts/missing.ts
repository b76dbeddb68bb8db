import { and, asc, eq, isNotNull, isNull } from 'drizzle-orm';
import type { ServerContext } from '../context.ts';
import { applications } from '../database/applications.ts';
import { receipts } from '../database/receipts.ts';
import { tryMissingReceipt } from './make.ts';
import { renewOverdueReceipts } from './renew.ts';

const minute = 60_000;

/**
 * Makes the receipts that are missing: the disk was full, the key could not sign, the process died. Several copies may run
 * it at once. One that cannot be made keeps no other waiting, however many there are of them (so no limit: ids are small), and
 * is tried again at the next run.
 * @param stop no further one is begun
 * @returns how many were made
 */
export async function makeMissingReceipts(ctx: ServerContext, stop?: AbortSignal): Promise<number> {
  const rows = await ctx.db
    .select({ id: applications.id })
    .from(applications)
    .leftJoin(receipts, eq(receipts.applicationId, applications.id))
    .where(and(eq(applications.state, 'received'), isNotNull(applications.answers), isNull(receipts.id)))
    .orderBy(asc(applications.receivedAt));
  let made = 0;
  for (const { id } of rows) {
    if (stop?.aborted) break;
    if (await tryMissingReceipt(ctx, id)) made += 1;
  }
  if (made > 0) ctx.log.info('receipts-made', { count: made });
  return made;
}

/** Makes them now, issues those again that are due for it, and looks again each minute. @returns what ends it, after the receipt that is being made */
export function startMissingReceipts(ctx: ServerContext, everyMillis = minute): () => Promise<void> {
  const ending = new AbortController();
  let busy = false;
  let running: Promise<unknown> = Promise.resolve();
  const once = () => {
    if (busy) return;
    busy = true;
    running = makeMissingReceipts(ctx, ending.signal)
      .then(() => renewOverdueReceipts(ctx, ending.signal))
      .catch((error: unknown) => ctx.log.error('missing-receipts-failed', error))
      .finally(() => (busy = false));
  };
  once();
  const timer = setInterval(once, everyMillis);
  timer.unref();
  return async () => {
    clearInterval(timer);
    ending.abort();
    await running;
  };
}
