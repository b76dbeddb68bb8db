import { randomUUID } from 'node:crypto';
import { and, eq, isNull } from 'drizzle-orm';
import type { Json } from '@faelles/schemas/json.js';
import type { PaymentFlow, PaymentMethod, PaymentStart } from '@faelles/schemas/payment.js';
import { finished, isPaid, mayTryAgain, stateOf } from '@faelles/payment/model';
import type { ServerContext } from '../context.ts';
import { applications } from '../database/applications.ts';
import type { Database } from '../database/open.ts';
import { paymentEvents, payments } from '../database/payments.ts';
import { ProblemError } from '../http/problem.ts';
import { completeApplication } from '../applications/complete.ts';
import { addresses } from './addresses.ts';
import { cancelByUser, close } from './cancel.ts';
import type { Created } from './gateway.ts';
import { refresh } from './refresh.ts';
import { known } from './reports.ts';
import { gatewayOf, methodsFor } from './registry.ts';
import { recordOf, type PaymentRow } from './row.ts';
import { slipTerms } from './slip-terms.ts';
import { attemptsOf, decisive, reload, unpaidSlip } from './store.ts';
import { nextRead, pageMinutes } from './timing.ts';

type ApplicationRow = typeof applications.$inferSelect;
type Chosen = Pick<PaymentMethod, 'id' | 'provider'> & { flow: PaymentFlow };
const stands = (row: PaymentRow) => stateOf(recordOf(row));

/** Who pays: the session that submitted, or the holder of a pay-later link. */
export type PaidBy = 'session' | 'link';

/**
 * Begins to pay for an application, or gives back the attempt that is under way: a double click, a reload and the
 * Back button are one payment. With another method, and after an attempt that came to nothing, a new attempt begins
 * only when the last one is closed at its provider; paid in the meantime, it is that one that is given back.
 * @throws ProblemError `price-changed` with the order; `conflict` (there is nothing to pay, or the open attempt cannot
 * be closed just now); `invalid-request` (the method is not offered); `provider-mismatch`; GatewayError
 */
export async function startPayment(ctx: ServerContext, application: ApplicationRow, by: PaidBy, start: PaymentStart, key: string): Promise<PaymentRow> {
  const attempts = await attemptsOf(ctx.db, application.id);
  const paid = attempts.find((row) => isPaid(stands(row)));
  if (paid) return paid;
  if (application.order.totalOre !== start.shownTotalOre) {
    throw new ProblemError('price-changed', { current: application.order as unknown as Json });
  }
  const known = attempts.find((row) => row.intentKey === key);
  if (known) return setUp(ctx, application, known);
  const chosen = await choose(ctx, application, start);
  // Somebody may press at the same moment on another device: whoever finds the other's attempt looks again.
  for (let tries = 0; tries < 3; tries++) {
    const last = tries === 0 ? decisive(attempts) : decisive(await attemptsOf(ctx.db, application.id));
    const going = last && (await stillGoing(ctx, last, chosen));
    if (going) return setUp(ctx, application, going);
    const row = await insertAttempt(ctx, application, chosen, by, key);
    if (isSame(row, chosen)) return setUp(ctx, application, row);
  }
  throw new ProblemError('conflict', { detail: 'Another attempt to pay is under way.', headers: { 'retry-after': '2' } });
}

const isSame = (row: PaymentRow, chosen: Chosen) => row.method === chosen.id && row.flow === chosen.flow;

/** The method as this environment offers it. */
async function choose(ctx: ServerContext, application: ApplicationRow, start: PaymentStart): Promise<Chosen> {
  const solution = await ctx.solutions.version(application.solution, application.definitionVersion);
  const offered = methodsFor(ctx, solution?.definition ?? {}).find(({ id }) => id === start.method);
  if (!offered) throw new ProblemError('invalid-request', { status: 422, issues: [{ path: 'method', code: 'option' }] });
  // Embedded only where the operator set it up and the page says that it can show it.
  const flow = offered.flow === 'embedded' && start.flow !== 'embedded' ? 'redirect' : offered.flow;
  return { id: offered.id, provider: offered.provider, flow };
}

/** The attempt to go on with, or undefined when it came to nothing and its way to pay is closed. */
async function stillGoing(ctx: ServerContext, last: PaymentRow, chosen: Chosen): Promise<PaymentRow | undefined> {
  if (!last.live && mayTryAgain(stands(last))) return undefined;
  if (isSame(last, chosen) && last.providerId === null && !mayTryAgain(stands(last))) return last;
  const over = last.expiresAt !== null && last.expiresAt <= ctx.clock();
  const doubtful = stands(last) === 'mismatch' || stands(last) === 'unknown' || (over && !finished(stands(last)));
  let row = doubtful ? await refresh(ctx, last, 'return') : last;
  if (stands(row) === 'mismatch') throw new ProblemError('provider-mismatch');
  if (isPaid(stands(row)) || (isSame(row, chosen) && !mayTryAgain(stands(row)))) return row;
  // Declined: the provider's page lets the citizen try again, in another tab too. Two open pages could both be paid.
  row = mayTryAgain(stands(row)) ? await close(ctx, row) : await cancelByUser(ctx, row);
  if (isPaid(stands(row))) return row;
  if (!mayTryAgain(stands(row))) {
    throw new ProblemError('conflict', { detail: 'The attempt that is open cannot be closed just now.', headers: { 'retry-after': '5' } });
  }
  return undefined;
}

/** A new attempt in the books, before the provider hears of it. Of two calls at once, the second gets the first one's. */
async function insertAttempt(ctx: ServerContext, application: ApplicationRow, chosen: Chosen, begunBy: PaidBy, key: string): Promise<PaymentRow> {
  return ctx.db.transaction(async (transaction) => {
    const tx = transaction as unknown as Database;
    const [locked] = await tx.select({ state: applications.state }).from(applications).where(eq(applications.id, application.id)).for('update');
    const attempts = await attemptsOf(tx, application.id);
    const going = attempts.find((row) => row.live || isPaid(stands(row)));
    if (going) return going;
    // Received without being paid is one whose slip was written: it may still be paid in another way.
    const bySlip = locked!.state === 'received' && unpaidSlip(attempts) !== undefined;
    if (locked!.state !== 'awaiting-payment' && !bySlip) {
      throw new ProblemError('conflict', { detail: 'There is nothing to pay for this application.', current: { state: locked!.state } });
    }
    const now = ctx.clock();
    const [row] = await tx
      .insert(payments)
      .values({
        id: randomUUID(),
        applicationId: application.id,
        attempt: (attempts[0]?.attempt ?? 0) + 1,
        intentKey: key,
        method: chosen.id,
        flow: chosen.flow,
        begunBy,
        provider: chosen.provider,
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
  if (row.providerId !== null || !row.live || mayTryAgain(stands(row))) return row;
  const now = ctx.clock();
  const gateway = gatewayOf(ctx, row.provider);
  const slip = row.flow === 'slip' ? await slipTerms(ctx, application) : undefined;
  const created = await gateway.create({
    id: row.id,
    method: row.method,
    flow: row.flow,
    reference: application.reference,
    order: row.order,
    language: application.language,
    ...addresses(ctx.config.publicUrl, application.solution, row),
    expiresAt: new Date(now.getTime() + pageMinutes * 60_000),
    ...(slip && { slip }),
  });
  const won = await keep(ctx, row, created, slip?.waits === false);
  if (won) return early(ctx, won);
  // Another call was quicker, or the citizen chose another way meanwhile. Nobody will ever see the page of ours.
  const stored = await reload(ctx.db, row.id);
  if (stored.providerId !== created.providerId) await gateway.close(created.providerId).catch(() => ctx.log.warn('payment-orphan', { payment: row.id }));
  return stored;
}

/** Writes down where to pay; undefined when another call did before, or the attempt is over. */
async function keep(ctx: ServerContext, row: PaymentRow, created: Created, received: boolean): Promise<PaymentRow | undefined> {
  const { providerId, redirectUrl = null, embedded = null, slip = null, expiresAt = null } = created;
  return ctx.db.transaction(async (transaction) => {
    const tx = transaction as unknown as Database;
    await tx.select({ id: applications.id }).from(applications).where(eq(applications.id, row.applicationId)).for('update');
    const [won] = await tx
      .update(payments)
      .set({ providerId, redirectUrl, embedded, slip, expiresAt, nextPollAt: new Date(ctx.clock().getTime() + 60_000) })
      .where(and(eq(payments.id, row.id), isNull(payments.providerId), eq(payments.live, true)))
      .returning();
    // A slip is a bill: where the definition does not wait for its money, the application is received with it.
    if (won && received) await completeApplication(tx, ctx, row.applicationId);
    return won;
  });
}

/** A webhook can be quicker than the answer that tells its payment's id: then it waits in the table. */
async function early(ctx: ServerContext, row: PaymentRow): Promise<PaymentRow> {
  const mine = and(eq(paymentEvents.provider, row.provider), eq(paymentEvents.providerId, row.providerId!));
  const [waiting] = await ctx.db.select({ id: paymentEvents.eventId }).from(paymentEvents).where(mine).limit(1);
  if (!waiting) return row;
  // It was reported as nobody's for the blink of an eye.
  await known(ctx.db, ctx, row);
  return refresh(ctx, row, 'webhook');
}
