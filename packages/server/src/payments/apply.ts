import { eq } from 'drizzle-orm';
import { mayTryAgain, reducePayment, stateOf, type PaymentEvent, type PaymentRecord } from '@faelles/payment/model';
import type { ServerContext } from '../context.ts';
import type { Database } from '../database/open.ts';
import { payments, type MovementCause } from '../database/payments.ts';
import type { Account } from './gateway.ts';
import { writeLedger } from './ledger.ts';
import { lockPayment } from './lock.ts';
import { finishRefund } from './refunds.ts';
import { report } from './reports.ts';
import { recordOf, type PaymentRow } from './row.ts';
import { settle } from './settle.ts';
import { reload } from './store.ts';
import { nextPoll, nextRead } from './timing.ts';

/**
 * The one way anything a provider says gets into a payment, be it a webhook or an answer we asked for: reduce, write
 * the ledger, and do what follows from the amounts. All of it becomes true together or not at all.
 * @param cause why we know: the ledger keeps it with what moved
 */
export async function applyNews(
  ctx: ServerContext,
  paymentId: string,
  news: readonly (PaymentEvent | Account)[],
  cause: MovementCause,
): Promise<PaymentRow> {
  return ctx.db.transaction(async (transaction) => {
    const tx = transaction as unknown as Database;
    const locked = (await lockPayment(tx, paymentId))!;
    const { row } = locked;
    const before = recordOf(row);
    const after = news.reduce(reducePayment, before);
    const at = ctx.clock();
    const refundId = await finishRefund(tx, locked, after, at);
    await writeLedger(tx, paymentId, before, after, { cause, refundId, at });
    const account = news.findLast((item) => item.kind === 'reading');
    await tx.update(payments).set(changes(row, after, account, at)).where(eq(payments.id, paymentId));
    await settle(tx, ctx, locked, after, at);
    await tell(tx, ctx, row, before, after);
    return reload(tx, paymentId);
  });
}

function changes(row: PaymentRow, after: PaymentRecord, account: Account | undefined, now: Date): Partial<PaymentRow> {
  const reads = row.reads + (account ? 1 : 0);
  return {
    ...after.amounts,
    facts: after.facts,
    readAt: after.readAt === 0 ? null : new Date(after.readAt),
    reads,
    ...(account && { nextReadAt: nextRead(now, reads), nextPollAt: staysDue(row, account, now) ? row.nextPollAt : nextPoll(after, reads, now) }),
    ...(account?.paidWith && { paidWith: account.paidWith }),
    ...(after.amounts.authorisedOre > 0 && { transactionId: row.providerId }),
    // Its way to pay is over, or its money is gone back: another attempt may begin. Never true again.
    ...(isOver(after) && { live: false, closeDueAt: null }),
    updatedAt: now,
  };
}

/**
 * An answer that came too late to be taken in, or to a question put before a webhook asked for another one, is not the
 * answer that is waited for: what was to be asked is asked all the same.
 */
function staysDue(row: PaymentRow, account: Account, now: Date): boolean {
  const late = row.readAt !== null && account.askedAt < row.readAt.getTime();
  const askedForSince = row.nextPollAt !== null && row.nextPollAt.getTime() > account.askedAt && row.nextPollAt <= now;
  return late || askedForSince;
}

function isOver(record: PaymentRecord): boolean {
  const { facts, amounts } = record;
  const state = stateOf(record);
  const closed = facts.cancelledByService === true || facts.expired === true || facts.error === true;
  return ['refunded', 'cancelled-by-service'].includes(state) || (closed && amounts.authorisedOre === 0 && mayTryAgain(state));
}

/** What a person must look at. */
async function tell(tx: Database, ctx: ServerContext, row: PaymentRow, before: PaymentRecord, after: PaymentRecord): Promise<void> {
  const [was, is] = [stateOf(before), stateOf(after)];
  const less = (['authorised', 'captured', 'refunded', 'cancelled'] as const).some((kind) => after.amounts[`${kind}Ore`] < before.amounts[`${kind}Ore`]);
  if (less) await report(tx, ctx, 'taken-back', row);
  if (was === is) return;
  ctx.log.info('payment-state', { payment: row.id, was, is });
  if (is === 'mismatch') await report(tx, ctx, 'mismatch', row, { ore: after.amounts.authorisedOre });
  if (is === 'unknown') await report(tx, ctx, 'unknown-state', row);
}
