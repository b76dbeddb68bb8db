import { and, asc, desc, eq, gt, inArray, isNull, lt, ne } from 'drizzle-orm';
import * as z from 'zod';
import { PaymentState } from '@faelles/schemas/payment.js';
import { stateOf } from '@faelles/payment/model';
import type { ServerContext } from '../../context.ts';
import { applications } from '../../database/applications.ts';
import { paymentRefunds, payments } from '../../database/payments.ts';
import { slipBookings, slipPayouts, slips } from '../../database/slips.ts';
import { today } from '../../today.ts';
import { recordOf } from '../row.ts';
import { shown, SlipBooking } from './incoming.ts';
import { shownPayout, SlipPayout } from './payouts.ts';

/** Most entries of one kind. Whoever works through them sees the next ones. */
const most = 200;

const OverdueSlip = z.object({
  payment: z.uuid(),
  paymentId: z.string(),
  reference: z.string(),
  dueDate: z.string(),
  state: PaymentState,
  owedOre: z.int(),
  paidOre: z.int(),
});

/** What of the slips a person should look at. Ids, references and amounts; nothing about a person. */
export const SlipOverview = z.object({
  /** Money whose payment id nobody here has written. */
  unknown: z.array(SlipBooking),
  /** Money that should go back, and no refund was asked for yet: a refund of `suggestedOre` is suggested. */
  dueBack: z.array(z.object({ payment: z.uuid(), paymentId: z.string(), reference: z.string(), suggestedOre: z.int(), reason: z.enum(['overpaid', 'paid-twice', 'withdrawn']) })),
  /** Refunds that somebody is to transfer. */
  payouts: z.array(SlipPayout),
  /** Past their due day and not paid, or not all of it. */
  overdue: z.array(OverdueSlip),
  /** The last that came in. */
  newest: z.array(SlipBooking),
});
export type SlipOverview = z.infer<typeof SlipOverview>;

/** Everything about slips that is not as it should be, as it stands now. */
export async function slipOverview(ctx: ServerContext): Promise<SlipOverview> {
  return { unknown: await bookings(ctx, true), dueBack: await dueBack(ctx), payouts: await payouts(ctx), overdue: await overdue(ctx), newest: await bookings(ctx, false) };
}

async function bookings({ db }: ServerContext, unknown: boolean): Promise<SlipBooking[]> {
  const rows = await db
    .select({ row: slipBookings, slip: slips })
    .from(slipBookings)
    .leftJoin(slips, eq(slips.paymentId, slipBookings.paymentId))
    .where(unknown ? eq(slipBookings.outcome, 'unknown-payment') : undefined)
    .orderBy(desc(slipBookings.registeredAt))
    .limit(unknown ? most : 20);
  return rows.map(({ row, slip }) => shown(row, slip ?? undefined));
}

const reasons: Record<string, SlipOverview['dueBack'][number]['reason']> = { 'paid-twice': 'paid-twice', 'for-nothing': 'withdrawn' };

async function dueBack({ db }: ServerContext): Promise<SlipOverview['dueBack']> {
  const rows = await db
    .select({ row: slipBookings, attempt: slips.attempt, reference: applications.reference })
    .from(slipBookings)
    .innerJoin(slips, eq(slips.paymentId, slipBookings.paymentId))
    .innerJoin(payments, eq(payments.id, slips.attempt))
    .innerJoin(applications, eq(applications.id, payments.applicationId))
    .where(gt(slipBookings.dueBackOre, 0))
    .orderBy(asc(slipBookings.registeredAt));
  const asked = await askedBack(db, rows.map(({ attempt }) => attempt));
  const found = new Map<string, SlipOverview['dueBack'][number]>();
  for (const { row, attempt, reference } of rows) {
    const before = found.get(attempt) ?? { payment: attempt, paymentId: row.paymentId, reference, suggestedOre: -(asked.get(attempt) ?? 0), reason: reasons[row.outcome] ?? 'overpaid' };
    found.set(attempt, { ...before, suggestedOre: before.suggestedOre + row.dueBackOre });
  }
  return [...found.values()].filter(({ suggestedOre }) => suggestedOre > 0).slice(0, most);
}

/** Øre of refunds that were asked for and not refused, by payment. */
async function askedBack(db: ServerContext['db'], attempts: string[]): Promise<Map<string, number>> {
  const sums = new Map<string, number>();
  if (attempts.length === 0) return sums;
  const rows = await db.select().from(paymentRefunds).where(and(inArray(paymentRefunds.paymentId, attempts), ne(paymentRefunds.state, 'refused')));
  for (const { paymentId, amountOre } of rows) sums.set(paymentId, (sums.get(paymentId) ?? 0) + amountOre);
  return sums;
}

async function payouts({ db }: ServerContext): Promise<SlipPayout[]> {
  const rows = await db
    .select({ row: slipPayouts, attempt: slips.attempt })
    .from(slipPayouts)
    .innerJoin(slips, eq(slips.paymentId, slipPayouts.paymentId))
    .where(isNull(slipPayouts.bookedOn))
    .orderBy(asc(slipPayouts.orderedAt))
    .limit(most);
  return rows.map(({ row, attempt }) => shownPayout(row, attempt));
}

async function overdue(ctx: ServerContext): Promise<SlipOverview['overdue']> {
  const rows = await ctx.db
    .select({ slip: slips, payment: payments, reference: applications.reference })
    .from(slips)
    .innerJoin(payments, eq(payments.id, slips.attempt))
    .innerJoin(applications, eq(applications.id, payments.applicationId))
    .where(and(lt(slips.dueDate, today(ctx)), isNull(slips.closedAt), isNull(payments.authorisedAt)))
    .orderBy(asc(slips.dueDate))
    .limit(most);
  return rows.map(({ slip, payment, reference }) => ({
    payment: payment.id,
    paymentId: slip.paymentId,
    reference,
    dueDate: slip.dueDate,
    state: stateOf(recordOf(payment)),
    owedOre: slip.amountOre,
    paidOre: payment.capturedOre - payment.refundedOre,
  }));
}
