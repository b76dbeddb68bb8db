import { eq } from 'drizzle-orm';
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
 * is not given up because a receipt could not be signed. Then the one before stays, and the log says so.
 */
export async function renewReceipt(tx: Database, ctx: ServerContext, applicationId: string): Promise<void> {
  try {
    await tx.transaction((inner) => issueAgain(inner as unknown as Database, ctx, applicationId));
  } catch (error) {
    ctx.log.error('receipt-not-renewed', error, { application: applicationId });
  }
}

async function issueAgain(tx: Database, ctx: ServerContext, applicationId: string): Promise<void> {
  const [row] = await tx.select().from(receipts).where(eq(receipts.applicationId, applicationId)).for('update');
  if (!row || row.jws === null) return;
  const [application] = await tx.select({ order: applications.order }).from(applications).where(eq(applications.id, applicationId));
  const payment = await receiptPaymentOf(tx, applicationId, application!.order);
  if (!payment) return;
  // Later than the one before by any clock: by that the older is known (`verdict.ts`).
  const issuedAt = new Date(Math.max(ctx.clock().getTime(), row.issuedAt.getTime() + 1));
  const receipt = { ...row.receipt, payment: receiptPayment(payment), issuedAt: issuedAt.toISOString() };
  const jws = await signReceipt(tx, ctx, receipt);
  await tx.update(receipts).set({ receipt, jws, issuedAt }).where(eq(receipts.id, row.id));
}
