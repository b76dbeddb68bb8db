import { randomUUID } from 'node:crypto';
import { and, eq, isNull } from 'drizzle-orm';
import { finished, isPaid, mayTryAgain, stateOf } from '@faelles/payment/model';
import type { ServerContext } from '../context.ts';
import { applications } from '../database/applications.ts';
import type { Database } from '../database/open.ts';
import { paymentEvents, payments } from '../database/payments.ts';
import { ProblemError } from '../http/problem.ts';
import { addresses } from './addresses.ts';
import { close } from './cancel.ts';
import { refresh } from './refresh.ts';
import { currentProvider, gatewayOf } from './registry.ts';
import { recordOf, type PaymentRow } from './row.ts';
import { attemptsOf, decisive, reload } from './store.ts';
import { nextRead, pageMinutes } from './timing.ts';

type ApplicationRow = typeof applications.$inferSelect;

/**
 * Begins to pay for an application, or gives back the attempt that is under way: a double click, a reload and the
 * Back button are one payment. A new attempt begins only when the last one is closed at the provider.
 * @throws ProblemError `not-found`, `conflict` (there is nothing to pay), `provider-mismatch`; GatewayError
 */
export async function startPayment(ctx: ServerContext, sessionId: string, applicationId: string, key: string): Promise<PaymentRow> {
  const own = and(eq(applications.id, applicationId), eq(applications.sessionId, sessionId));
  const [application] = await ctx.db.select().from(applications).where(own);
  if (!application) throw new ProblemError('not-found');
  const attempts = await attemptsOf(ctx.db, applicationId);
  const known = attempts.find((row) => row.intentKey === key);
  if (known) return setUp(ctx, application, known);
  const last = decisive(attempts);
  const going = last && (await stillGoing(ctx, last));
  if (going) return setUp(ctx, application, going);
  if (application.state !== 'awaiting-payment') {
    throw new ProblemError('conflict', { detail: 'There is nothing to pay for this application.', current: { state: application.state } });
  }
  return setUp(ctx, application, await insertAttempt(ctx, application, key));
}

/** The attempt to go on with, or undefined when it came to nothing and its page is closed. */
async function stillGoing(ctx: ServerContext, last: PaymentRow): Promise<PaymentRow | undefined> {
  const stands = (row: PaymentRow) => stateOf(recordOf(row));
  if (isPaid(stands(last)) || (last.providerId === null && !mayTryAgain(stands(last)))) return last;
  const over = last.expiresAt !== null && last.expiresAt <= ctx.clock();
  const doubtful = stands(last) === 'mismatch' || stands(last) === 'unknown' || (over && !finished(stands(last)));
  let row = doubtful ? await refresh(ctx, last) : last;
  if (stands(row) === 'mismatch') throw new ProblemError('provider-mismatch');
  if (!mayTryAgain(stands(row))) return row;
  // Declined: the provider's page lets the citizen try again, in another tab too. Two open pages could both be paid.
  row = await close(ctx, row);
  return mayTryAgain(stands(row)) ? undefined : row;
}

/** A new attempt in the books, before the provider hears of it. Of two calls at once, the second gets the first one's. */
async function insertAttempt(ctx: ServerContext, application: ApplicationRow, key: string): Promise<PaymentRow> {
  return ctx.db.transaction(async (transaction) => {
    const tx = transaction as unknown as Database;
    await tx.select({ id: applications.id }).from(applications).where(eq(applications.id, application.id)).for('update');
    const [newest] = await attemptsOf(tx, application.id);
    if (newest && !mayTryAgain(stateOf(recordOf(newest)))) return newest;
    const now = ctx.clock();
    const [row] = await tx
      .insert(payments)
      .values({
        id: randomUUID(),
        applicationId: application.id,
        attempt: (newest?.attempt ?? 0) + 1,
        intentKey: key,
        provider: currentProvider,
        order: application.order,
        facts: {},
        createdAt: now,
        updatedAt: now,
        nextReadAt: nextRead(now, 0),
      })
      .returning();
    return row!;
  });
}

/** Makes the payment known to the provider, unless it is. Fails without a trace: the next call tries again. */
async function setUp(ctx: ServerContext, application: ApplicationRow, row: PaymentRow): Promise<PaymentRow> {
  if (row.providerId !== null || mayTryAgain(stateOf(recordOf(row)))) return row;
  const now = ctx.clock();
  const gateway = gatewayOf(ctx, row.provider);
  const created = await gateway.create({
    id: row.id,
    reference: application.reference,
    order: row.order,
    language: application.language,
    ...addresses(ctx.config.publicUrl, application.solution, row),
    expiresAt: new Date(now.getTime() + pageMinutes * 60_000),
  });
  const { providerId, redirectUrl, expiresAt = null } = created;
  const [won] = await ctx.db
    .update(payments)
    .set({ providerId, redirectUrl, expiresAt, nextPollAt: new Date(now.getTime() + 60_000) })
    .where(and(eq(payments.id, row.id), isNull(payments.providerId)))
    .returning();
  if (won) return early(ctx, won);
  // Another call was quicker. Nobody will ever see the page of ours; closing it is only tidiness.
  await gateway.close(providerId).catch(() => ctx.log.warn('payment-orphan', { payment: row.id }));
  return reload(ctx.db, row.id);
}

/** A webhook can be quicker than the answer that tells its payment's id: then it waits in the table. */
async function early(ctx: ServerContext, row: PaymentRow): Promise<PaymentRow> {
  const mine = and(eq(paymentEvents.provider, row.provider), eq(paymentEvents.providerId, row.providerId!));
  const [waiting] = await ctx.db.select({ id: paymentEvents.eventId }).from(paymentEvents).where(mine).limit(1);
  return waiting ? refresh(ctx, row) : row;
}
