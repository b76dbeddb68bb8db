import { and, eq } from 'drizzle-orm';
import type { ServerContext } from '../context.ts';
import { applications } from '../database/applications.ts';
import { payments } from '../database/payments.ts';
import { ProblemError } from '../http/problem.ts';
import type { Caller } from '../http/route.ts';
import type { PaymentRow } from './row.ts';
import type { PaidBy } from './start.ts';

type ApplicationRow = typeof applications.$inferSelect;
/** Who may pay: the session that submitted, or whoever holds a pay-later link. */
export type PayingCaller = Extract<Caller, { kind: 'session' | 'link' }>;

/**
 * The application a caller may pay for.
 * @throws ProblemError `not-found`, also for another's
 */
export async function payableBy(ctx: ServerContext, caller: PayingCaller, id: string): Promise<{ application: ApplicationRow; by: PaidBy }> {
  if (caller.kind === 'link' && (caller.link.kind !== 'payment' || caller.link.resourceId !== id)) throw new ProblemError('not-found');
  const which = caller.kind === 'link' ? eq(applications.id, id) : and(eq(applications.id, id), eq(applications.sessionId, caller.session.id));
  const [application] = await ctx.db.select().from(applications).where(which);
  if (!application) throw new ProblemError('not-found');
  return { application, by: caller.kind };
}

/**
 * A payment a caller may see.
 * @throws ProblemError `not-found`, also for another's
 */
export async function paymentOf(ctx: ServerContext, caller: PayingCaller, id: string): Promise<PaymentRow> {
  const [row] = await ctx.db.select().from(payments).where(eq(payments.id, id));
  if (!row) throw new ProblemError('not-found');
  await payableBy(ctx, caller, row.applicationId);
  return row;
}
