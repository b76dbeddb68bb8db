import { and, eq } from 'drizzle-orm';
import type { RefundReason } from '@faelles/schemas/payment.js';
import { isPaid, stateOf } from '@faelles/payment/model';
import type { ServerContext } from '../context.ts';
import type { Database } from '../database/open.ts';
import { payments } from '../database/payments.ts';
import { ProblemError } from '../http/problem.ts';
import { giveBack } from './give-back.ts';
import { lockPayment, type Locked } from './lock.ts';
import { askRefund, type RefundWish } from './refunds.ts';
import { gatewayOf } from './registry.ts';
import { recordOf, type RefundRow } from './row.ts';

// What somebody of the staff may have done with a payment. Each writes down what is due, in the transaction it is
// called in; the job does it at the provider.

/**
 * Asks for a refund, whole or in part.
 * @throws ProblemError `not-found`; `conflict` with `refundableOre`; `idempotency-key-reused`
 */
export async function refundPayment(tx: Database, ctx: ServerContext, paymentId: string, wish: RefundWish): Promise<RefundRow> {
  const locked = await lockPayment(tx, paymentId);
  if (!locked) throw new ProblemError('not-found');
  if (!gatewayOf(ctx, locked.row.provider).traits.partialRefund && wish.amountOre !== locked.row.capturedOre) {
    throw new ProblemError('conflict', { detail: 'This provider gives back whole amounts only.', current: { refundableOre: locked.row.capturedOre } });
  }
  return askRefund(tx, locked, wish, ctx.clock());
}

/**
 * Takes a part of what is reserved, or all of it; the rest is let go.
 * @throws ProblemError `not-found`; `conflict` with `capturableOre`, when it is more than is reserved, or something was
 * taken or given up before
 */
export async function capturePayment(tx: Database, ctx: ServerContext, paymentId: string, amountOre: number): Promise<void> {
  const { row } = await reserved(tx, paymentId);
  const most = row.authorisedOre - row.capturedOre - row.cancelledOre;
  const part = amountOre < most;
  if (row.releaseReason !== null || row.capturedOre > 0 || amountOre > most || (part && !gatewayOf(ctx, row.provider).traits.partialCapture)) {
    throw new ProblemError('conflict', { detail: 'This cannot be taken.', current: { capturableOre: row.releaseReason === null && row.capturedOre === 0 ? most : 0 } });
  }
  await tx.update(payments).set({ chargeOre: amountOre, chargeDueAt: ctx.clock(), tries: 0 }).where(eq(payments.id, row.id));
}

/**
 * Lets a reservation go that has not been taken.
 * @throws ProblemError `not-found`; `conflict`, when money was taken: that is given back by a refund
 */
export async function releasePayment(tx: Database, ctx: ServerContext, paymentId: string, reason: RefundReason): Promise<void> {
  const { row } = await reserved(tx, paymentId);
  if (row.capturedOre > 0) throw new ProblemError('conflict', { detail: 'Money was taken: it is given back by a refund.', current: { capturedOre: row.capturedOre } });
  await giveBack(tx, ctx, row, reason, ctx.clock());
}

async function reserved(tx: Database, paymentId: string): Promise<Locked> {
  const locked = await lockPayment(tx, paymentId);
  if (!locked) throw new ProblemError('not-found');
  const { row } = locked;
  const rest = row.authorisedOre - row.capturedOre - row.cancelledOre;
  const state = stateOf(recordOf(row));
  if (rest <= 0 || (!isPaid(state) && state !== 'mismatch')) {
    throw new ProblemError('conflict', { detail: 'Nothing is reserved on this payment.', current: { state } });
  }
  return locked;
}

/** A payment by its id, as staff name it. */
export async function paymentById(db: Database, id: string) {
  const [row] = await db.select().from(payments).where(and(eq(payments.id, id)));
  if (!row) throw new ProblemError('not-found');
  return row;
}
