import type { ServerContext } from './context.ts';

/** Runs work again and again, one run at a time. @returns what ends it, after the run that is under way. */
export function every(ctx: ServerContext, millis: number, failed: string, work: (ctx: ServerContext) => Promise<unknown>): () => Promise<void> {
  let running: Promise<unknown> = Promise.resolve();
  let busy = false;
  const timer = setInterval(() => {
    if (busy) return;
    busy = true;
    running = work(ctx)
      .catch((error: unknown) => ctx.log.error(failed, error))
      .finally(() => (busy = false));
  }, millis);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await running;
  };
}
