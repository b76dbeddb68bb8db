import { and, asc, desc, eq } from 'drizzle-orm';
import type { Payment } from '@faelles/schemas/payment.js';
import { isPaid, stateOf } from '@faelles/payment/model';
import { applications } from '../database/applications.ts';
import type { Database } from '../database/open.ts';
import { paymentRefunds, payments } from '../database/payments.ts';
import { recordOf, toPayment, type PaymentRow } from './row.ts';

/** All attempts of an application, the newest first. */
export async function attemptsOf(db: Database, applicationId: string): Promise<PaymentRow[]> {
  return db.select().from(payments).where(eq(payments.applicationId, applicationId)).orderBy(desc(payments.attempt));
}

/** The attempt that matters: the one that paid, otherwise the newest. */
export function decisive(attempts: readonly PaymentRow[]): PaymentRow | undefined {
  return attempts.find((row) => isPaid(stateOf(recordOf(row)))) ?? attempts[0];
}

/** Was a slip written for it that nobody has paid, in this way or another? Then it is received, and still waits for money. */
export function unpaidSlip(attempts: readonly PaymentRow[]): PaymentRow | undefined {
  return attempts.every(({ authorisedAt }) => authorisedAt === null) ? attempts.find(({ method }) => method === 'slip') : undefined;
}

/** The attempt of an application that matters, as its citizen sees it; undefined when nobody has tried to pay. */
export async function newestPayment(db: Database, applicationId: string): Promise<Payment | undefined> {
  const row = decisive(await attemptsOf(db, applicationId));
  return row && viewPayment(db, row);
}

/** A payment as its citizen sees it, with what went back. */
export async function viewPayment(db: Database, row: PaymentRow): Promise<Payment> {
  const refunds = await db.select().from(paymentRefunds).where(eq(paymentRefunds.paymentId, row.id)).orderBy(asc(paymentRefunds.createdAt));
  return toPayment(row, refunds);
}

/** A payment, when it belongs to the session. */
export async function findPayment(db: Database, sessionId: string, id: string): Promise<PaymentRow | undefined> {
  const [found] = await db
    .select({ payment: payments })
    .from(payments)
    .innerJoin(applications, eq(applications.id, payments.applicationId))
    .where(and(eq(payments.id, id), eq(applications.sessionId, sessionId)));
  return found?.payment;
}

/** A payment by the id its provider gave it. */
export async function findByProvider(db: Database, provider: string, providerId: string): Promise<PaymentRow | undefined> {
  const [row] = await db.select().from(payments).where(and(eq(payments.provider, provider), eq(payments.providerId, providerId)));
  return row;
}

/** The row as it is now. */
export async function reload(db: Database, id: string): Promise<PaymentRow> {
  const [row] = await db.select().from(payments).where(eq(payments.id, id));
  return row!;
}
