import { asc, eq } from 'drizzle-orm';
import { applications } from '../database/applications.ts';
import type { Database } from '../database/open.ts';
import { paymentRefunds, payments } from '../database/payments.ts';
import type { PaymentRow, RefundRow } from './row.ts';

/** A payment nobody else changes until the transaction ends, with its application and its refunds. */
export type Locked = { row: PaymentRow; application: typeof applications.$inferSelect; refunds: RefundRow[] };

/**
 * Locks a payment. The application first, here and everywhere: whoever withdraws it locks it and then its payments, and
 * two that take the same locks in another order would wait for each other.
 */
export async function lockPayment(tx: Database, id: string): Promise<Locked | undefined> {
  const [found] = await tx.select({ applicationId: payments.applicationId }).from(payments).where(eq(payments.id, id));
  if (!found) return undefined;
  const [application] = await tx.select().from(applications).where(eq(applications.id, found.applicationId)).for('update');
  const [row] = await tx.select().from(payments).where(eq(payments.id, id)).for('update');
  const refunds = await tx.select().from(paymentRefunds).where(eq(paymentRefunds.paymentId, id)).orderBy(asc(paymentRefunds.createdAt));
  return { row: row!, application: application!, refunds };
}
