import { randomUUID } from 'node:crypto';
import { and, eq, lte } from 'drizzle-orm';
import { isPaid, stateOf } from '@faelles/payment/model';
import type { ServerContext } from '../../context.ts';
import { applications } from '../../database/applications.ts';
import { paymentReports } from '../../database/payments.ts';
import { slips } from '../../database/slips.ts';
import { close } from '../cancel.ts';
import { recordOf } from '../row.ts';
import { reload } from '../store.ts';

/** Most slips in one run; the next run is seconds away. */
const batch = 50;

/**
 * Looks once at every slip whose time is over. An application that waits for the money waits no longer: its slip is
 * closed, and the citizen may pay in another way while the application is kept. One that is received is a debt: it is told
 * to the staff, whose system of debts reminds and collects; the server has no address to write to.
 * Several copies of the server may run it at once.
 */
export async function lookAtSlips(ctx: ServerContext): Promise<number> {
  const now = ctx.clock();
  const due = await ctx.db.select({ paymentId: slips.paymentId }).from(slips).where(lte(slips.lookAt, now)).limit(batch);
  let count = 0;
  for (const { paymentId } of due) {
    const [slip] = await ctx.db.update(slips).set({ lookAt: null, remindedAt: now }).where(and(eq(slips.paymentId, paymentId), lte(slips.lookAt, now))).returning();
    if (!slip) continue;
    count += 1;
    await lookAt(ctx, slip).catch(async (error: unknown) => {
      ctx.log.error('slip-job-failed', error, { payment: slip.attempt });
      await ctx.db.update(slips).set({ lookAt: new Date(now.getTime() + 3_600_000) }).where(eq(slips.paymentId, paymentId));
    });
  }
  return count;
}

async function lookAt(ctx: ServerContext, slip: typeof slips.$inferSelect): Promise<void> {
  const row = await reload(ctx.db, slip.attempt);
  if (isPaid(stateOf(recordOf(row))) || slip.closedAt !== null) return;
  const [application] = await ctx.db.select({ state: applications.state }).from(applications).where(eq(applications.id, row.applicationId));
  if (application!.state !== 'received') {
    const after = await close(ctx, row, [{ kind: 'event', id: randomUUID(), type: 'expired' }]);
    if (after.capturedOre === 0) return;
  }
  const about = { kind: 'slip-overdue', paymentId: row.id, provider: 'invoice', about: slip.paymentId, ore: slip.amountOre - row.capturedOre, at: ctx.clock() } as const;
  await ctx.db.insert(paymentReports).values(about).onConflictDoNothing();
  ctx.log.warn('slip-overdue', { payment: row.id });
}
