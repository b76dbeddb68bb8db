import { and, eq, lte } from 'drizzle-orm';
import { stateOf } from '@faelles/payment/model';
import type { ServerContext } from '../context.ts';
import { payments } from '../database/payments.ts';
import { GatewayError } from './gateway.ts';
import { refresh } from './refresh.ts';
import { gatewayOf } from './registry.ts';
import { recordOf, type PaymentRow } from './row.ts';

const minute = 60_000;

/** When a failed try is repeated: after 1, 2, 4 … minutes, at most 6 hours. A reservation lasts for days. */
const pause = (tries: number) => Math.min(minute * 2 ** tries, 360 * minute);

/** Takes the money of an authorised payment. Its key makes a repeated call the same charge. */
export async function charge(ctx: ServerContext, row: PaymentRow): Promise<void> {
  await attempt(ctx, row, 'chargeDueAt', (gateway) => gateway.charge(row.providerId!, row.authorisedOre, `charge-${row.id}`, true));
}

/** Lets the reservation of a payment go that pays for nothing. */
export async function release(ctx: ServerContext, row: PaymentRow): Promise<void> {
  await attempt(ctx, row, 'releaseDueAt', (gateway) => gateway.cancel(row.providerId!, row.authorisedOre, `cancel-${row.id}`, true));
}

async function attempt(
  ctx: ServerContext,
  row: PaymentRow,
  due: 'chargeDueAt' | 'releaseDueAt',
  work: (gateway: ReturnType<typeof gatewayOf>) => Promise<void>,
): Promise<void> {
  // The time of the next try is set before this one: a copy of the server that looks at the same moment finds nothing
  // due, and one that dies on the way leaves the work to be done.
  const now = ctx.clock();
  const [mine] = await ctx.db
    .update(payments)
    .set({ [due]: new Date(now.getTime() + pause(row.tries)), tries: row.tries + 1 })
    .where(and(eq(payments.id, row.id), lte(payments[due], now)))
    .returning();
  if (!mine) return;
  let problem: GatewayError | undefined;
  try {
    await work(gatewayOf(ctx, row.provider));
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error;
    problem = error;
  }
  // Whatever was answered: an earlier try may have been done although its answer was lost.
  const after = await refresh(ctx, mine, due === 'chargeDueAt' ? 'capture' : 'release').catch((error: unknown) => {
    if (error instanceof GatewayError) return mine;
    throw error;
  });
  if (problem && stateOf(recordOf(after)) === 'authorised') {
    const level = mine.tries >= 5 ? 'error' : 'warn';
    const facts = { payment: row.id, work: due === 'chargeDueAt' ? 'charge' : 'release', kind: problem.kind, status: problem.status, tries: mine.tries };
    if (level === 'error') ctx.log.error('payment-money', undefined, facts);
    else ctx.log.warn('payment-money', facts);
  }
}
