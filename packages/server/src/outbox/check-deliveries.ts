import type { ServerContext } from '../context.ts';
import { channelsOf } from './enqueue.ts';

/** Looks at start whether receipts of a solution are to be sent and nobody is set up who does: its page then promises nothing. */
export function checkDeliveries(ctx: ServerContext): void {
  if (ctx.sender) return;
  for (const { definition } of ctx.solutions.list()) {
    const channels = channelsOf(definition.receipt.delivery);
    if (channels.length > 0) ctx.log.warn('no-delivery', { solution: definition.id, channels });
  }
}
