import { eq, isNotNull } from 'drizzle-orm';
import { receiptPayment } from '@faelles/receipt/model';
import type { ServerContext } from '../context.ts';
import { applications } from '../database/applications.ts';
import type { Database } from '../database/open.ts';
import { receipts } from '../database/receipts.ts';
import { signReceipt } from './sign.ts';
import { receiptPaymentOf } from './store.ts';

/**
 * Issues the receipt again with the payment as it stands now, when the application was received before it was paid for:
 * a receipt that still says "remember to pay" to somebody who has paid would be wrong. Everything else in it stays, and so
 * does its id; a copy from before is genuine still, and `replaced`. Does nothing when there is no receipt, or it was erased.
 * Call in the transaction that takes the money in, after it was written. In a savepoint of its own, as `makeReceipt`: money
 * is not given up because a receipt could not be signed. Then the one before stays for now, and `missing.ts` tries again.
 */
export async function renewReceipt(tx: Database, ctx: ServerContext, applicationId: string): Promise<void> {
  try {
    await tx.transaction((inner) => issueAgain(inner as unknown as Database, ctx, applicationId));
  } catch (error) {
    ctx.log.error('receipt-not-renewed', error, { application: applicationId });
    await tx.update(receipts).set({ renewalDueAt: ctx.clock() }).where(eq(receipts.applicationId, applicationId));
  }
}

/** Issues those again that could not be when it was their time. @returns how many were */
export async function renewOverdueReceipts(ctx: ServerContext, stop?: AbortSignal): Promise<number> {
  const rows = await ctx.db.select({ id: receipts.applicationId }).from(receipts).where(isNotNull(receipts.renewalDueAt));
  let renewed = 0;
  for (const { id } of rows) {
    if (stop?.aborted) break;
    try {
      await ctx.db.transaction((tx) => issueAgain(tx as unknown as Database, ctx, id));
      renewed += 1;
    } catch (error) {
      ctx.log.error('receipt-not-renewed', error, { application: id });
    }
  }
  return renewed;
}

async function issueAgain(tx: Database, ctx: ServerContext, applicationId: string): Promise<void> {
  const [row] = await tx.select().from(receipts).where(eq(receipts.applicationId, applicationId)).for('update');
  if (!row) return;
  // Erased since: there is nothing left that could be issued again.
  if (row.jws === null) return settled(tx, row.id);
  const [application] = await tx.select({ order: applications.order }).from(applications).where(eq(applications.id, applicationId));
  const payment = await receiptPaymentOf(tx, applicationId, application!.order);
  if (!payment) return settled(tx, row.id);
  // Later than the one before by any clock: by that the older is known (`verdict.ts`).
  const issuedAt = new Date(Math.max(ctx.clock().getTime(), row.issuedAt.getTime() + 1));
  const receipt = { ...row.receipt, payment: receiptPayment(payment), issuedAt: issuedAt.toISOString() };
  const jws = await signReceipt(tx, ctx, receipt);
  await tx.update(receipts).set({ receipt, jws, issuedAt, renewalDueAt: null }).where(eq(receipts.id, row.id));
}

async function settled(tx: Database, id: string): Promise<void> {
  await tx.update(receipts).set({ renewalDueAt: null }).where(eq(receipts.id, id));
}
