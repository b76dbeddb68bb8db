import type { PaymentEvent } from '@faelles/payment/model';
import type { ServerContext } from '../context.ts';
import type { MovementCause } from '../database/payments.ts';
import { applyNews } from './apply.ts';
import { gatewayOf } from './registry.ts';
import type { PaymentRow } from './row.ts';

/**
 * Asks the provider where a payment stands and takes in what it says, after `events` that led here.
 * @param cause why it is asked: the ledger keeps it with what moved
 * @throws GatewayError; then nothing has changed
 */
export async function refresh(
  ctx: ServerContext,
  row: PaymentRow,
  cause: MovementCause,
  events: readonly PaymentEvent[] = [],
): Promise<PaymentRow> {
  if (row.providerId === null) return row;
  const account = await gatewayOf(ctx, row.provider).retrieve(row.providerId);
  return applyNews(ctx, row.id, [...events, account], cause);
}
