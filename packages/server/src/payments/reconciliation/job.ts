import type { ServerContext } from '../../context.ts';
import { today } from '../../today.ts';
import { doWaitingRun, requestRun } from './run.ts';

const everyMillis = 2_000;

/** The hour in Denmark. */
const hourIn = (now: Date): number => Number(new Intl.DateTimeFormat('en', { hour: '2-digit', hourCycle: 'h23', timeZone: 'Europe/Copenhagen' }).format(now));

/** Asks for the night's comparison, between two and six o'clock in Denmark, when few pay. */
export async function requestNightly(ctx: ServerContext): Promise<void> {
  const hour = hourIn(ctx.clock());
  if (hour >= 2 && hour < 6) await requestRun(ctx, 'night', today(ctx));
}

/**
 * Compares the books with the providers each night and whenever somebody asks: looks every two seconds whether a run
 * waits. Several copies of the server may look; one does it. @returns what ends it: a run under way is left to the next
 */
export function startReconciliation(ctx: ServerContext): () => Promise<void> {
  let running: Promise<unknown> = Promise.resolve();
  let busy = false;
  let stopping = false;
  let nextNight = 0;
  const look = async () => {
    if (ctx.clock().getTime() >= nextNight) {
      nextNight = ctx.clock().getTime() + 60_000;
      await requestNightly(ctx);
    }
    await doWaitingRun(ctx, { stopping: () => stopping });
  };
  const timer = setInterval(() => {
    if (busy) return;
    busy = true;
    running = look()
      .catch((error: unknown) => ctx.log.error('reconciliation-failed', error))
      .finally(() => (busy = false));
  }, everyMillis);
  timer.unref();
  return async () => {
    stopping = true;
    clearInterval(timer);
    await running;
  };
}
