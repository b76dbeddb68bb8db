import { and, eq, isNotNull, isNull, lte, ne, notExists, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { ServerContext } from '../context.ts';
import { paymentRefunds } from '../database/payments.ts';
import { applyNews } from './apply.ts';
import { pause, stuckAfter } from './backoff.ts';
import { GatewayError, type Account } from './gateway.ts';
import { gatewayOf } from './registry.ts';
import { refundsOf } from './refunds.ts';
import { report } from './reports.ts';
import type { PaymentRow, RefundRow } from './row.ts';
import { reload } from './store.ts';

/** What a provider means by no: it will not change by asking again. Wrong keys (401, 403) are a fault of ours and mended. */
const finalNo = [400, 402, 404, 409, 410, 422];

/**
 * Gives money back, one refund of a payment at a time. Its key makes a repeated call the same refund, and what the
 * provider says beforehand tells whether an earlier try was done although its answer was lost.
 */
export async function runRefund(ctx: ServerContext, due: RefundRow): Promise<void> {
  const mine = await claim(ctx, due);
  if (!mine) return;
  const row = await reload(ctx.db, mine.paymentId);
  try {
    await work(ctx, row, mine);
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error;
    await failed(ctx, row, mine, error);
  }
}

/** The next time is set before this one, so that another copy of the server finds nothing due. */
async function claim(ctx: ServerContext, due: RefundRow): Promise<RefundRow | undefined> {
  const now = ctx.clock();
  const other = alias(paymentRefunds, 'other');
  const underWay = ctx.db
    .select({ id: other.id })
    .from(other)
    .where(and(eq(other.paymentId, paymentRefunds.paymentId), ne(other.id, paymentRefunds.id), eq(other.state, 'pending'), isNotNull(other.sentAt)));
  const [mine] = await ctx.db
    .update(paymentRefunds)
    .set({ dueAt: new Date(now.getTime() + pause(due.tries)), tries: sql`${paymentRefunds.tries} + 1` })
    .where(and(eq(paymentRefunds.id, due.id), eq(paymentRefunds.state, 'pending'), lte(paymentRefunds.dueAt, now), notExists(underWay)))
    .returning();
  return mine;
}

async function work(ctx: ServerContext, row: PaymentRow, refund: RefundRow): Promise<void> {
  const gateway = gatewayOf(ctx, row.provider);
  const account = await gateway.retrieve(row.providerId!);
  const now = await applyNews(ctx, row.id, [account], 'refund');
  const [still] = await ctx.db.select().from(paymentRefunds).where(eq(paymentRefunds.id, refund.id));
  if (still!.state !== 'pending') return;
  const asked = refund.sentAt !== null && (refund.providerRefundId !== null || (account.refundingOre ?? 0) >= refund.amountOre);
  if (!asked) {
    const sent = await markSent(ctx, now, refund);
    if (!sent) return;
    for (const part of partsOf(account, sent)) {
      const key = part.index === 0 ? `refund-${refund.id}` : `refund-${refund.id}-${part.index}`;
      const { refundId } = await gateway.refund({ providerId: row.providerId!, ...part, order: row.order, key });
      await ctx.db.update(paymentRefunds).set({ providerRefundId: refundId ?? refund.id }).where(eq(paymentRefunds.id, refund.id));
    }
    await applyNews(ctx, row.id, [await gateway.retrieve(row.providerId!)], 'refund');
    // A payout of money that came by slip waits for a person who transfers it; its own list says so.
  } else if (refund.tries >= stuckAfter && row.flow !== 'slip') await report(ctx.db, ctx, 'refund-stuck', row, { about: refund.id, ore: refund.amountOre });
}

/** Remembers what had gone back before it, once: whatever is asked again later is measured by the same figure. */
async function markSent(ctx: ServerContext, row: PaymentRow, refund: RefundRow): Promise<RefundRow | undefined> {
  if (refund.sentAt !== null) return refund;
  const [sent] = await ctx.db
    .update(paymentRefunds)
    .set({ sentAt: ctx.clock(), refundedBeforeOre: row.refundedOre })
    .where(and(eq(paymentRefunds.id, refund.id), isNull(paymentRefunds.sentAt), eq(paymentRefunds.state, 'pending')))
    .returning();
  return sent;
}

/** Which charges it comes from, in their order: usually there is one. What went back before is taken as theirs in that order. */
function partsOf({ charges }: Account, { amountOre, refundedBeforeOre }: RefundRow) {
  const parts: { index: number; chargeId: string; chargeOre: number; amountOre: number }[] = [];
  let gone = refundedBeforeOre ?? 0;
  let left = amountOre;
  for (const charge of charges) {
    const free = Math.max(0, charge.amountOre - gone);
    gone = Math.max(0, gone - charge.amountOre);
    const take = Math.min(free, left);
    if (take > 0) parts.push({ index: parts.length, chargeId: charge.id, chargeOre: charge.amountOre, amountOre: take });
    left -= take;
  }
  // More than is there: asked all the same, so that the provider's own no decides and not our sum.
  if (left > 0) throw new GatewayError('refused', 'refund', 400);
  return parts;
}

async function failed(ctx: ServerContext, row: PaymentRow, refund: RefundRow, error: GatewayError): Promise<void> {
  const facts = { payment: row.id, refund: refund.id, kind: error.kind, status: error.status, tries: refund.tries };
  ctx.log.warn('payment-refund', facts);
  if (error.kind === 'refused' && finalNo.includes(error.status)) {
    // The no may be about a try that was done before and whose answer was lost: the figures tell.
    const after = await askAgain(ctx, row);
    if (!after) return;
    const [still] = await ctx.db
      .update(paymentRefunds)
      .set({ state: 'refused', dueAt: null })
      .where(and(eq(paymentRefunds.id, refund.id), eq(paymentRefunds.state, 'pending')))
      .returning();
    if (still && !(await askedForLess(ctx, still))) await report(ctx.db, ctx, 'refund-refused', row, { about: refund.id, ore: refund.amountOre });
    return;
  }
  if (refund.tries >= stuckAfter) await report(ctx.db, ctx, 'refund-stuck', row, { about: refund.id, ore: refund.amountOre });
}

/**
 * A refund of everything is refused when somebody gave a part back at the provider while it waited: what is left then is
 * another wish (found by the stories of test/server-payments/model).
 */
async function askedForLess(ctx: ServerContext, refused: RefundRow): Promise<boolean> {
  await applyNews(ctx, refused.paymentId, [], 'refund');
  const others = await refundsOf(ctx.db, refused.paymentId);
  return others.some(({ state, askedBy, amountOre }) => state === 'pending' && askedBy === refused.askedBy && amountOre < refused.amountOre);
}

async function askAgain(ctx: ServerContext, row: PaymentRow): Promise<PaymentRow | undefined> {
  try {
    return await applyNews(ctx, row.id, [await gatewayOf(ctx, row.provider).retrieve(row.providerId!)], 'refund');
  } catch (error) {
    if (error instanceof GatewayError) return undefined;
    throw error;
  }
}
