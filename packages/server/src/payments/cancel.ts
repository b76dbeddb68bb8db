import { randomUUID } from 'node:crypto';
import type { PaymentEvent } from '@faelles/payment/model';
import type { ServerContext } from '../context.ts';
import { applyNews } from './apply.ts';
import { refresh } from './refresh.ts';
import { gatewayOf } from './registry.ts';
import type { PaymentRow } from './row.ts';

/**
 * Closes an attempt's page at the provider, so that it cannot be paid any more, and says what is true by then: it may
 * have been paid a moment ago.
 * @throws GatewayError
 */
export async function close(ctx: ServerContext, row: PaymentRow, events: readonly PaymentEvent[] = []): Promise<PaymentRow> {
  if (row.facts.cancelledByService || row.facts.expired || row.providerId === null) {
    return events.length === 0 ? row : applyNews(ctx, row.id, events);
  }
  const closed = await gatewayOf(ctx, row.provider).close(row.providerId);
  // Whoever paid in time has paid, whatever they pressed afterwards.
  return refresh(ctx, row, closed ? events : []);
}

/** The citizen came back without paying. */
export function cancelByUser(ctx: ServerContext, row: PaymentRow): Promise<PaymentRow> {
  return close(ctx, row, [{ kind: 'event', id: randomUUID(), type: 'cancelled-by-user' }]);
}
