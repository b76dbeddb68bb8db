import type { DeliveryError } from '@faelles/schemas/delivery.js';
import type { ServerContext } from '../context.ts';
import { claimNext, keepMessage, markFailed, markSent, putBack, type OutboxRow } from './claim.ts';
import type { Payload } from './enqueue.ts';
import { DeliveryFault, type Sender } from './sender.ts';
import { pauseAfter, type OutboxTiming } from './timing.ts';

/** Most messages in one run; the next run is seconds away. */
const batch = 100;
/** So many in a row that nobody answered: the receiver is away, and left alone for a while. */
const away = 5;

/** How a run ends early. `stop`: no further message is taken. `cut`: one that is under way is put back. */
export type Ends = { stop: AbortSignal; cut: AbortSignal };

/** What one run did. `holdMillis`: the receiver asked to be left alone for so long. */
export type OutboxRun = { sent: number; failed: number; dead: number; holdMillis: number };

/**
 * Sends what is due, one message at a time. Any number of copies may run it at once: a message belongs to whoever has
 * claimed it, until the lease ends. Nothing here holds a transaction while it speaks to the receiver.
 */
export async function runOutbox(ctx: ServerContext, timing: OutboxTiming, ends: Ends = never()): Promise<OutboxRun> {
  const run: OutboxRun = { sent: 0, failed: 0, dead: 0, holdMillis: 0 };
  const { sender } = ctx;
  if (!sender) return run;
  let inRow = 0;
  for (let taken = 0; taken < batch && !ends.stop.aborted && run.holdMillis === 0; taken++) {
    const row = await claimNext(ctx, timing);
    if (!row) break;
    const { sent, dead } = run;
    await sendOne(ctx, sender, row, timing, ends.cut, run);
    inRow = run.sent > sent || run.dead > dead ? 0 : inRow + 1;
    if (inRow === away) run.holdMillis = Math.max(run.holdMillis, Math.min(timing.firstPauseMillis, 30_000));
  }
  return run;
}

function never(): Ends {
  const { signal } = new AbortController();
  return { stop: signal, cut: signal };
}

async function sendOne(ctx: ServerContext, sender: Sender, row: OutboxRow, timing: OutboxTiming, cut: AbortSignal, run: OutboxRun): Promise<void> {
  // The worker that had it died, or was too slow, at the last try there was.
  if (row.tries > timing.mostTries) return fail(ctx, row, new DeliveryFault('died', { permanent: true }), timing, run);
  let asked = false;
  try {
    const xml = await made(ctx, row);
    if (xml === undefined) return;
    // Nobody is told a second time by a worker whose lease is over.
    if (row.claimedUntil! <= ctx.clock()) return;
    asked = true;
    const { providerId } = await sender.send({ key: row.key, channel: row.kind, xml }, cut);
    await markSent(ctx, row, providerId);
    run.sent += 1;
    ctx.log.info('delivery-sent', { message: row.id, channel: row.kind, tries: row.tries, sender: sender.name });
  } catch (error) {
    if (cut.aborted) return putBack(ctx, row);
    // Before the sender was asked it is ours: the database's disk is full, it cannot be reached.
    const fault = error instanceof DeliveryFault ? error : new DeliveryFault(asked ? 'unreachable' : 'cannot-prepare');
    if (fault !== error) ctx.log.error('delivery-fault', error, { message: row.id });
    await fail(ctx, row, fault, timing, run);
  }
}

/** The message: made at the first try, the same ever after. Undefined when another worker has it by now. */
async function made(ctx: ServerContext, row: OutboxRow): Promise<string | undefined> {
  const payload = (row.payload ?? {}) as Payload;
  if (payload.xml !== undefined) return payload.xml;
  // Documents and fonts are loaded by the first message.
  const { messageOf } = await import('./prepare.ts');
  const xml = await messageOf(ctx, row, payload);
  return (await keepMessage(ctx, row, { ...payload, xml })) ? xml : undefined;
}

async function fail(ctx: ServerContext, row: OutboxRow, { code, permanent, pause }: DeliveryFault, timing: OutboxTiming, run: OutboxRun): Promise<void> {
  const dead = permanent || row.tries >= timing.mostTries;
  const facts: { message: string; channel: string; code: DeliveryError; tries: number } = { message: row.id, channel: row.kind, code, tries: row.tries };
  if (dead) {
    run.dead += 1;
    await markFailed(ctx, row, code, undefined);
    return ctx.log.error('delivery-given-up', undefined, facts);
  }
  run.failed += 1;
  run.holdMillis = pause ?? 0;
  await markFailed(ctx, row, code, new Date(ctx.clock().getTime() + pauseAfter(row.tries, timing, pause)));
  ctx.log.warn('delivery-failed', facts);
}
