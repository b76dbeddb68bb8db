import type { ServerContext } from '../context.ts';
import { runOutbox } from './worker.ts';

/** How long a message that is under way at the end may take before it is put back. */
const patience = 3_000;

/**
 * Sends from the outbox every other second, one run at a time.
 * @returns what ends it: no further message is taken, and the one under way is finished or put back
 */
export function startOutbox(ctx: ServerContext, everyMillis = 2_000): () => Promise<void> {
  if (!ctx.sender) return () => Promise.resolve();
  const cut = new AbortController();
  const stop = new AbortController();
  let running: Promise<unknown> = Promise.resolve();
  let busy = false;
  let heldUntil = 0;
  const timer = setInterval(() => {
    if (busy || Date.now() < heldUntil) return;
    busy = true;
    running = runOutbox(ctx, ctx.config.delivery.timing, { stop: stop.signal, cut: cut.signal })
      .then(({ holdMillis }) => void (heldUntil = Date.now() + holdMillis))
      .catch((error: unknown) => ctx.log.error('outbox-failed', error))
      .finally(() => (busy = false));
  }, everyMillis);
  timer.unref();
  return async () => {
    clearInterval(timer);
    stop.abort();
    const late = setTimeout(() => cut.abort(), patience);
    await running;
    clearTimeout(late);
  };
}
