import { and, asc, eq, lte } from 'drizzle-orm';
import type { ServerContext } from '../context.ts';
import { paymentRefunds, payments } from '../database/payments.ts';
import { GatewayError } from './gateway.ts';
import { lookAtSlips } from './invoice/overdue.ts';
import { charge, closeOpen, release, type Due } from './money.ts';
import { runRefund } from './refund-job.ts';
import { refresh } from './refresh.ts';
import type { PaymentRow } from './row.ts';
import { pollAgain } from './timing.ts';

/** Most payments of one kind in one run; the next run is seconds away. */
const batch = 50;

/** What one run looked at. */
export type PaymentJobResult = { asked: number; charged: number; released: number; closed: number; refunded: number };

/**
 * What must happen to payments although nobody is there: take the money of completed applications, let go what was paid
 * for nothing, give back what is to go back, close pages nobody may pay on, and ask about open payments whose tab was
 * closed and whose webhook was lost.
 * Several copies of the server may run it at once.
 */
export async function runPaymentJobs(ctx: ServerContext): Promise<PaymentJobResult> {
  const charged = await each(ctx, 'chargeDueAt', charge);
  const released = await each(ctx, 'releaseDueAt', release);
  const closed = await each(ctx, 'closeDueAt', closeOpen);
  const refunded = await refunds(ctx);
  const asked = await each(ctx, 'nextPollAt', poll);
  await lookAtSlips(ctx);
  return { asked, charged, released, closed, refunded };
}

async function each(
  ctx: ServerContext,
  due: Due | 'nextPollAt',
  work: (ctx: ServerContext, row: PaymentRow) => Promise<void>,
): Promise<number> {
  const rows = await ctx.db.select().from(payments).where(lte(payments[due], ctx.clock())).orderBy(payments[due]).limit(batch);
  for (const row of rows) {
    // One payment that fails must not keep the others waiting.
    await work(ctx, row).catch((error: unknown) => ctx.log.error('payment-job-failed', error, { payment: row.id, due }));
  }
  return rows.length;
}

async function refunds(ctx: ServerContext): Promise<number> {
  const due = lte(paymentRefunds.dueAt, ctx.clock());
  const rows = await ctx.db.select().from(paymentRefunds).where(due).orderBy(asc(paymentRefunds.dueAt), asc(paymentRefunds.createdAt)).limit(batch);
  for (const row of rows) {
    await runRefund(ctx, row).catch((error: unknown) => ctx.log.error('payment-job-failed', error, { payment: row.paymentId, refund: row.id }));
  }
  return rows.length;
}

async function poll(ctx: ServerContext, row: PaymentRow): Promise<void> {
  const now = ctx.clock();
  // The next time is set before we ask: other copies find nothing due, and a payment that cannot be taken in for a
  // fault of ours is not asked about without pause (the provider takes thirty questions an hour). There always is one:
  // a webhook may have asked about a payment that is over, and the provider may be away.
  const [mine] = await ctx.db
    .update(payments)
    .set({ nextPollAt: pollAgain(row.reads + 1, now), reads: row.reads + 1 })
    .where(and(eq(payments.id, row.id), lte(payments.nextPollAt, now)))
    .returning();
  if (!mine) return;
  await refresh(ctx, mine, 'poll').catch((error: unknown) => {
    if (!(error instanceof GatewayError)) throw error;
  });
}

/** Runs the jobs every few seconds, one run at a time. @returns what ends it, after the run that is under way. */
export function startPaymentJobs(ctx: ServerContext, everyMillis = 3000): () => Promise<void> {
  let running: Promise<unknown> = Promise.resolve();
  let busy = false;
  const timer = setInterval(() => {
    if (busy) return;
    busy = true;
    running = runPaymentJobs(ctx)
      .catch((error: unknown) => ctx.log.error('payment-jobs-failed', error))
      .finally(() => (busy = false));
  }, everyMillis);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await running;
  };
}
