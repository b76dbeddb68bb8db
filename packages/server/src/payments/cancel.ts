import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { mayTryAgain, stateOf, type PaymentEvent } from '@faelles/payment/model';
import type { ServerContext } from '../context.ts';
import { payments } from '../database/payments.ts';
import { applyNews } from './apply.ts';
import { refresh } from './refresh.ts';
import { gatewayOf } from './registry.ts';
import { recordOf, type PaymentRow } from './row.ts';
import { reload } from './store.ts';

/**
 * Closes an attempt's way to pay at the provider, so that it cannot be paid any more, and says what is true by then: it
 * may have been paid a moment ago. Closed and without money, it makes room for another attempt.
 * @throws GatewayError
 */
export async function close(ctx: ServerContext, row: PaymentRow, events: readonly PaymentEvent[] = []): Promise<PaymentRow> {
  if (row.facts.cancelledByService || row.facts.expired || row.providerId === null) {
    return over(ctx, events.length === 0 ? row : await applyNews(ctx, row.id, events, 'return'));
  }
  const closed = await gatewayOf(ctx, row.provider).close(row.providerId);
  // Whoever paid in time has paid, whatever they pressed afterwards.
  const after = await refresh(ctx, row, 'return', closed ? events : []);
  return closed ? over(ctx, after) : after;
}

/** The citizen came back without paying, or chose another way. */
export function cancelByUser(ctx: ServerContext, row: PaymentRow): Promise<PaymentRow> {
  return close(ctx, row, [{ kind: 'event', id: randomUUID(), type: 'cancelled-by-user' }]);
}

/** Makes room for another attempt, unless money has come. Said by us and not by the provider: its own account may lag behind. */
async function over(ctx: ServerContext, row: PaymentRow): Promise<PaymentRow> {
  if (!row.live || !mayTryAgain(stateOf(recordOf(row)))) return row;
  await ctx.db.update(payments).set({ live: false, closeDueAt: null }).where(and(eq(payments.id, row.id), eq(payments.authorisedOre, row.authorisedOre)));
  return reload(ctx.db, row.id);
}
