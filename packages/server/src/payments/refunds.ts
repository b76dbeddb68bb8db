import { randomUUID } from 'node:crypto';
import { asc, eq } from 'drizzle-orm';
import type { RefundReason } from '@faelles/schemas/payment.js';
import type { PaymentRecord } from '@faelles/payment/model';
import type { Database } from '../database/open.ts';
import { paymentRefunds } from '../database/payments.ts';
import { ProblemError } from '../http/problem.ts';
import type { Locked } from './lock.ts';
import type { PaymentRow, RefundRow } from './row.ts';

/** A wish to give money back. */
export type RefundWish = {
  amountOre: number;
  reason: RefundReason;
  /** For the staff only. */
  note?: string | undefined;
  askedBy: string;
  /** The same wish twice is one. */
  intentKey: string;
};

/** All refunds of a payment, the oldest first. */
export const refundsOf = (db: Database, paymentId: string): Promise<RefundRow[]> =>
  db.select().from(paymentRefunds).where(eq(paymentRefunds.paymentId, paymentId)).orderBy(asc(paymentRefunds.createdAt), asc(paymentRefunds.id));

/** Øre that were taken and neither went back nor are on their way. */
export function refundableOre(row: PaymentRow, refunds: readonly RefundRow[]): number {
  const underWay = refunds.reduce((sum, { state, amountOre }) => sum + (state === 'pending' ? amountOre : 0), 0);
  return row.capturedOre - row.refundedOre - underWay;
}

/**
 * Writes a wish down; the job does it. Call with the payment locked: two who ask at the same moment are told apart here.
 * @throws ProblemError `conflict` with `refundableOre`, when it is more than was taken and is still there;
 * `idempotency-key-reused` when the key stands for another wish
 */
export async function askRefund(tx: Database, { row, refunds }: Locked, wish: RefundWish, now: Date): Promise<RefundRow> {
  const before = refunds.find(({ intentKey }) => intentKey === wish.intentKey);
  if (before) {
    if (before.amountOre !== wish.amountOre || before.reason !== wish.reason) throw new ProblemError('idempotency-key-reused');
    return before;
  }
  const most = refundableOre(row, refunds);
  if (wish.amountOre > most) {
    throw new ProblemError('conflict', { detail: 'That is more than was taken and is still there.', current: { refundableOre: most } });
  }
  return (await addRefund(tx, row, wish, now))!;
}

/** Writes a wish of our own down, unless it is there. */
export async function addRefund(tx: Database, row: PaymentRow, wish: RefundWish, now: Date): Promise<RefundRow | undefined> {
  const { amountOre, reason, note, askedBy, intentKey } = wish;
  const [added] = await tx
    .insert(paymentRefunds)
    .values({ id: randomUUID(), paymentId: row.id, amountOre, reason, note: note ?? null, askedBy, intentKey, state: 'pending', dueAt: now, createdAt: now })
    .onConflictDoNothing({ target: [paymentRefunds.paymentId, paymentRefunds.intentKey] })
    .returning();
  return added;
}

/**
 * The refund that was sent is done when the provider's own figures say so. One of a payment is under way at a time, so
 * that what they say can be told apart. @returns its id
 */
export async function finishRefund(tx: Database, { refunds }: Locked, after: PaymentRecord, now: Date): Promise<string | undefined> {
  const sent = refunds.find(({ state, sentAt }) => state === 'pending' && sentAt !== null);
  if (!sent || after.amounts.refundedOre < sent.refundedBeforeOre! + sent.amountOre) return undefined;
  await tx.update(paymentRefunds).set({ state: 'done', doneAt: now, dueAt: null }).where(eq(paymentRefunds.id, sent.id));
  return sent.id;
}
