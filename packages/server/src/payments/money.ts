import { and, eq, lte } from 'drizzle-orm';
import { isPaid, stateOf } from '@faelles/payment/model';
import type { ServerContext } from '../context.ts';
import { payments } from '../database/payments.ts';
import { pause, stuckAfter } from './backoff.ts';
import { close } from './cancel.ts';
import { GatewayError, type PaymentGateway } from './gateway.ts';
import { refresh } from './refresh.ts';
import { gatewayOf } from './registry.ts';
import { report } from './reports.ts';
import { recordOf, type PaymentRow } from './row.ts';

/** Columns that say when something is to be done at the provider. */
export type Due = 'chargeDueAt' | 'releaseDueAt' | 'closeDueAt';

/** Takes the money of an authorised payment, or the part that was asked for. Its key makes a repeated call the same charge. */
export const charge = (ctx: ServerContext, row: PaymentRow) =>
  attempt(ctx, row, 'chargeDueAt', async (gateway, now) => {
    // Of a payment that does not add up nothing is taken: a person looks at it first.
    if (!isPaid(stateOf(recordOf(now)))) return;
    const rest = now.authorisedOre - now.capturedOre - now.cancelledOre;
    const amount = Math.min(rest, (now.chargeOre ?? now.capturedOre + rest) - now.capturedOre);
    if (amount <= 0) return;
    await gateway.charge(now.providerId!, amount, `charge-${now.id}-${now.capturedOre}-${amount}`, amount === now.authorisedOre);
  });

/** Lets go what is left of a reservation that pays for nothing. */
export const release = (ctx: ServerContext, row: PaymentRow) =>
  attempt(ctx, row, 'releaseDueAt', async (gateway, now) => {
    const rest = now.authorisedOre - now.capturedOre - now.cancelledOre;
    if (rest <= 0 || now.facts.unknown !== undefined) return;
    await gateway.cancel(now.providerId!, rest, `cancel-${now.id}-${now.capturedOre}-${now.cancelledOre}`, rest === now.authorisedOre);
  });

/** Closes a way to pay for what needs no payment any more. */
export const closeOpen = (ctx: ServerContext, row: PaymentRow) =>
  attempt(ctx, row, 'closeDueAt', async (_gateway, now) => {
    await close(ctx, now, [{ kind: 'event', id: `closed-${now.id}`, type: 'closed' }]);
  });

async function attempt(ctx: ServerContext, row: PaymentRow, due: Due, work: (gateway: PaymentGateway, now: PaymentRow) => Promise<void>): Promise<void> {
  // The time of the next try is set before this one: a copy of the server that looks at the same moment finds nothing
  // due, and one that dies on the way leaves the work to be done.
  const now = ctx.clock();
  const [mine] = await ctx.db
    .update(payments)
    .set({ [due]: new Date(now.getTime() + pause(row.tries)), tries: row.tries + 1 })
    .where(and(eq(payments.id, row.id), lte(payments[due], now)))
    .returning();
  if (!mine) return;
  const cause = { chargeDueAt: 'capture', releaseDueAt: 'release', closeDueAt: 'return' } as const;
  let problem: GatewayError | undefined;
  let after = mine;
  try {
    // What is so now, before anything is done: an earlier try may have been done although its answer was lost.
    after = await refresh(ctx, mine, cause[due]);
    if (after[due] !== null) await work(gatewayOf(ctx, row.provider), after);
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error;
    problem = error;
  }
  if (after[due] === null) return;
  after = await refresh(ctx, after, cause[due]).catch((error: unknown) => {
    if (error instanceof GatewayError) return after;
    throw error;
  });
  if (after[due] === null) return;
  const facts = { payment: row.id, due, kind: problem?.kind, status: problem?.status, tries: mine.tries };
  if (problem) ctx.log.warn('payment-money', facts);
  if (mine.tries >= stuckAfter) await report(ctx.db, ctx, due === 'chargeDueAt' ? 'capture-stuck' : 'release-stuck', row);
}
