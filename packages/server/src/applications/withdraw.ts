import { and, eq } from 'drizzle-orm';
import type { ServerContext } from '../context.ts';
import { applications } from '../database/applications.ts';
import { ProblemError } from '../http/problem.ts';
import type { Database } from '../database/open.ts';
import { letGoOfPayments } from '../payments/give-back.ts';

/**
 * Takes back an application that nobody has looked at: it waits for consents or for payment, or the case system has not
 * taken it yet. Invitations then say so, its money goes back by itself, and its answers go after the days of an unpaid one.
 * @throws ProblemError `not-found`; `conflict` with the state, once it is in the case system or has expired
 */
export async function withdrawApplication(ctx: ServerContext, sessionId: string, id: string): Promise<void> {
  await ctx.db.transaction(async (transaction) => {
    const tx = transaction as unknown as Database;
    const own = and(eq(applications.id, id), eq(applications.sessionId, sessionId));
    const [row] = await tx.select({ state: applications.state, handedOverAt: applications.handedOverAt }).from(applications).where(own).for('update');
    if (!row) throw new ProblemError('not-found');
    if (row.state === 'withdrawn') return;
    if (row.state === 'expired' || row.handedOverAt !== null) {
      throw new ProblemError('conflict', { detail: 'It cannot be withdrawn here any more.', current: { state: row.state } });
    }
    const now = ctx.clock();
    await tx.update(applications).set({ state: 'withdrawn', waitingSince: now }).where(own);
    await letGoOfPayments(tx, ctx, id, 'withdrawn', now);
  });
}
