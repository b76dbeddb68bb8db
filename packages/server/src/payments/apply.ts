import { eq } from 'drizzle-orm';
import { isPaid, mayTryAgain, reducePayment, stateOf, type PaymentEvent, type PaymentRecord } from '@faelles/payment/model';
import { completeApplication } from '../applications/complete.ts';
import type { ServerContext } from '../context.ts';
import type { Database } from '../database/open.ts';
import { paymentMovements, payments, type MovementCause } from '../database/payments.ts';
import type { Account } from './gateway.ts';
import { recordOf, type PaymentRow } from './row.ts';
import { nextPoll, nextRead } from './timing.ts';

/**
 * The one way anything a provider says gets into a payment, be it a webhook or an answer we asked for: reduce, write
 * the ledger, and when the whole amount is there, complete the application. All of it becomes true together or not at all.
 */
export async function applyNews(ctx: ServerContext, paymentId: string, news: readonly (PaymentEvent | Account)[], cause: MovementCause): Promise<PaymentRow> {
  return ctx.db.transaction(async (transaction) => {
    const tx = transaction as unknown as Database;
    const [row] = await tx.select().from(payments).where(eq(payments.id, paymentId)).for('update');
    const before = recordOf(row!);
    const after = news.reduce(reducePayment, before);
    const now = ctx.clock();
    await writeLedger(tx, paymentId, before, after, cause, now);
    const account = news.findLast((item) => item.kind === 'reading');
    await tx.update(payments).set(changes(row!, after, account, now)).where(eq(payments.id, paymentId));
    await settle(tx, ctx, row!, after, now);
    const [stored] = await tx.select().from(payments).where(eq(payments.id, paymentId));
    report(ctx, row!, before, after);
    return stored!;
  });
}

async function writeLedger(tx: Database, paymentId: string, before: PaymentRecord, after: PaymentRecord, cause: MovementCause, at: Date): Promise<void> {
  const kinds = ['authorised', 'captured', 'refunded', 'cancelled'] as const;
  const moved = kinds
    .map((kind) => ({ paymentId, kind, ore: after.amounts[`${kind}Ore`] - before.amounts[`${kind}Ore`], cause, at }))
    .filter(({ ore }) => ore !== 0);
  if (moved.length > 0) await tx.insert(paymentMovements).values(moved);
}

function changes(row: PaymentRow, after: PaymentRecord, account: Account | undefined, now: Date): Partial<PaymentRow> {
  const reads = row.reads + (account ? 1 : 0);
  const state = stateOf(after);
  return {
    ...after.amounts,
    facts: after.facts,
    readAt: after.readAt === 0 ? null : new Date(after.readAt),
    reads,
    ...(account && { nextReadAt: nextRead(now, reads), nextPollAt: nextPoll(after, reads, now) }),
    ...(account?.paidWith && { paidWith: account.paidWith }),
    ...(after.amounts.authorisedOre > 0 && { transactionId: row.providerId }),
    // Taken or let go: whichever was due is done.
    ...(state !== 'authorised' && isDone(after) && { chargeDueAt: null, releaseDueAt: null, tries: 0 }),
    // Its way to pay is over, or its money is gone back: another attempt may begin. Never true again.
    ...(isOver(after) && { live: false, closeDueAt: null }),
    updatedAt: now,
  };
}

const isOver = (record: PaymentRecord) => {
  const { facts, amounts } = record;
  const closed = facts.cancelledByService === true || facts.expired === true || facts.error === true;
  return ['refunded', 'cancelled-by-service'].includes(stateOf(record)) || (closed && amounts.authorisedOre === 0 && mayTryAgain(stateOf(record)));
};
const isDone = (record: PaymentRecord) => ['captured', 'partly-refunded', 'refunded', 'cancelled-by-service'].includes(stateOf(record));

/** The first time the whole amount is there: completes the application and has the money taken. */
async function settle(tx: Database, ctx: ServerContext, row: PaymentRow, after: PaymentRecord, now: Date): Promise<void> {
  if (row.authorisedAt !== null || !isPaid(stateOf(after))) return;
  await tx.update(payments).set({ authorisedAt: now }).where(eq(payments.id, row.id));
  const completed = await completeApplication(tx, ctx, row.applicationId);
  const due = stateOf(after) === 'authorised' ? now : null;
  // Paid twice, or for an application that is gone: the citizen gets the money back before it is taken.
  const then = completed ? { chargeDueAt: due } : { releaseDueAt: due };
  await tx.update(payments).set({ ...then, tries: 0 }).where(eq(payments.id, row.id));
  if (!completed) ctx.log.warn('payment-for-nothing', { payment: row.id, taken: due === null });
}

/** What a person must look at. Ids only. */
function report(ctx: ServerContext, row: PaymentRow, before: PaymentRecord, after: PaymentRecord): void {
  const [was, is] = [stateOf(before), stateOf(after)];
  if (was === is) return;
  ctx.log.info('payment-state', { payment: row.id, was, is });
  if (is === 'mismatch' || is === 'unknown') ctx.log.error(`payment-${is}`, undefined, { payment: row.id, attempt: row.attempt });
}
