import { and, eq, inArray } from 'drizzle-orm';
import type { Order } from '@faelles/schemas/order.js';
import { isPaid, paidOre } from '@faelles/payment/model';
import { maskReceipt, type ReceiptInput } from '@faelles/receipt/model';
import type { ServerContext } from '../context.ts';
import { applications } from '../database/applications.ts';
import type { Database } from '../database/open.ts';
import { receipts } from '../database/receipts.ts';
import { enqueueDeliveries } from '../outbox/enqueue.ts';
import { toPayment } from '../payments/row.ts';
import { attemptsOf, decisive } from '../payments/store.ts';
import { composeFor } from './compose.ts';
import { signReceipt } from './sign.ts';
import { newVerification } from './verification.ts';

/** A receipt as it is stored. */
export type ReceiptRow = typeof receipts.$inferSelect;

/**
 * Composes, signs and stores the receipt of an application that has just been received. Call once, in the transaction
 * that completes it, after the payment was written.
 * @returns the receipt's id
 */
export async function composeAndStoreReceipt(tx: Database, ctx: ServerContext, applicationId: string): Promise<string> {
  const [application] = await tx.select().from(applications).where(eq(applications.id, applicationId));
  const { verify, hash } = newVerification(ctx);
  const payment = await receiptPaymentOf(tx, applicationId, application!.order);
  const receipt = await composeFor(tx, ctx, application!, { payment, verify });
  const jws = await signReceipt(tx, ctx, receipt);
  await tx.insert(receipts).values({ id: receipt.id, applicationId, receipt, jws, issuedAt: new Date(receipt.issuedAt), verifyCodeHash: hash });
  await enqueueDeliveries(tx, ctx, application!, receipt.id);
  return receipt.id;
}

/** What the receipt says of the payment: what was paid, what is to be paid by slip, or why there is nothing to pay. */
export async function receiptPaymentOf(tx: Database, applicationId: string, order: Order): Promise<ReceiptInput['payment']> {
  if (order.totalOre === 0) return order.lines.length === 0 ? undefined : { payment: { state: 'not-required', order, amounts: nothing }, paidOre: 0 };
  const row = decisive(await attemptsOf(tx, applicationId));
  if (!row) return undefined;
  const payment = toPayment(row);
  if (!isPaid(payment.state) && !payment.slip) return undefined;
  const slip = row.slip ?? undefined;
  return { payment: { ...payment, slip }, paidOre: paidOre(payment.amounts), paidAt: row.authorisedAt?.toISOString() };
}

const nothing = { authorisedOre: 0, capturedOre: 0, refundedOre: 0, cancelledOre: 0 };

/** Id of an application's receipt, or undefined while there is none. */
export async function receiptIdOf(db: Database, applicationId: string): Promise<string | undefined> {
  const [row] = await db.select({ id: receipts.id }).from(receipts).where(eq(receipts.applicationId, applicationId));
  return row?.id;
}

/** A receipt, when its application belongs to the session. */
export async function ownReceipt(db: Database, sessionId: string, id: string): Promise<ReceiptRow | undefined> {
  const [row] = await db
    .select({ receipt: receipts })
    .from(receipts)
    .innerJoin(applications, eq(applications.id, receipts.applicationId))
    .where(and(eq(receipts.id, id), eq(applications.sessionId, sessionId)));
  return row?.receipt;
}

/** A receipt by its id, for whoever has shown a link to it. */
export async function findReceipt(db: Database, id: string): Promise<ReceiptRow | undefined> {
  const [row] = await db.select().from(receipts).where(eq(receipts.id, id));
  return row;
}

/** Erases what receipts say of persons: they stay as a link would show them, and the signature over the whole goes. */
export async function eraseReceipts(tx: Database, applicationIds: string[]): Promise<void> {
  if (applicationIds.length === 0) return;
  const rows = await tx.select().from(receipts).where(inArray(receipts.applicationId, applicationIds));
  for (const row of rows) {
    await tx.update(receipts).set({ receipt: maskReceipt(row.receipt), jws: null }).where(eq(receipts.id, row.id));
  }
}
