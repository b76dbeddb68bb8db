import { and, asc, eq, isNotNull, isNull } from 'drizzle-orm';
import type { ServerContext } from '../context.ts';
import { applications } from '../database/applications.ts';
import { receipts } from '../database/receipts.ts';
import { tryMissingReceipt } from './make.ts';

/** Most in one run: after a key that could not sign for a day, the others come a minute later. */
const batch = 200;
const minute = 60_000;

/**
 * Makes the receipts that are missing: the disk was full, the key could not sign, the process died. Several copies may run
 * it at once. One that cannot be made keeps no other waiting, and is tried again at the next run.
 * @returns how many were made
 */
export async function makeMissingReceipts(ctx: ServerContext): Promise<number> {
  const rows = await ctx.db
    .select({ id: applications.id })
    .from(applications)
    .leftJoin(receipts, eq(receipts.applicationId, applications.id))
    .where(and(eq(applications.state, 'received'), isNotNull(applications.answers), isNull(receipts.id)))
    .orderBy(asc(applications.receivedAt))
    .limit(batch);
  let made = 0;
  for (const { id } of rows) {
    if (await tryMissingReceipt(ctx, id)) made += 1;
  }
  if (made > 0) ctx.log.info('receipts-made', { count: made });
  return made;
}

/** Makes them now, and looks again each minute. @returns what ends it, after the run that is under way */
export function startMissingReceipts(ctx: ServerContext, everyMillis = minute): () => Promise<void> {
  let busy = false;
  let running: Promise<unknown> = Promise.resolve();
  const once = () => {
    if (busy) return;
    busy = true;
    running = makeMissingReceipts(ctx)
      .catch((error: unknown) => ctx.log.error('missing-receipts-failed', error))
      .finally(() => (busy = false));
  };
  once();
  const timer = setInterval(once, everyMillis);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await running;
  };
}
