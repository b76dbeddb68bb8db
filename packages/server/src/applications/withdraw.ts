import { and, eq } from 'drizzle-orm';
import { isPaid } from '@faelles/payment/model';
import type { ServerContext } from '../context.ts';
import { applications } from '../database/applications.ts';
import { ProblemError } from '../http/problem.ts';
import { toPayment } from '../payments/row.ts';
import { attemptsOf } from '../payments/store.ts';
import type { Database } from '../database/open.ts';

/**
 * Takes back an application that waits for consents or for payment: nobody has received it. Invitations then say so,
 * and its answers go after the days of an unpaid one.
 * @throws ProblemError `not-found`; `conflict` with the state, once it is received, or paid for
 */
export async function withdrawApplication(ctx: ServerContext, sessionId: string, id: string): Promise<void> {
  await ctx.db.transaction(async (transaction) => {
    const tx = transaction as unknown as Database;
    const own = and(eq(applications.id, id), eq(applications.sessionId, sessionId));
    const [row] = await tx.select({ state: applications.state }).from(applications).where(own).for('update');
    if (!row) throw new ProblemError('not-found');
    if (row.state === 'withdrawn') return;
    const paid = (await attemptsOf(tx, id)).some((attempt) => isPaid(toPayment(attempt).state));
    if (paid || (row.state !== 'awaiting-consent' && row.state !== 'awaiting-payment')) {
      throw new ProblemError('conflict', { detail: 'It cannot be withdrawn here any more.', current: { state: row.state } });
    }
    await tx.update(applications).set({ state: 'withdrawn', waitingSince: ctx.clock() }).where(own);
  });
}
