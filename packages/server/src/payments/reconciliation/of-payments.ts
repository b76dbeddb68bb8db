import { and, eq, gt, gte, isNotNull, isNull, ne, or, sql } from 'drizzle-orm';
import type { Difference, DifferenceCode } from '@faelles/schemas/staff.js';
import { isPaid, paidOre, stateOf } from '@faelles/payment/model';
import type { ServerContext } from '../../context.ts';
import { applications } from '../../database/applications.ts';
import type { Database } from '../../database/open.ts';
import { paymentMovements, paymentRefunds, paymentReports, payments } from '../../database/payments.ts';
import { stuckAfter } from '../backoff.ts';
import { recordOf, type PaymentRow } from '../row.ts';

type Found = { row: PaymentRow; reference: string; applied: string };

const of = (code: DifferenceCode, { row, reference }: Pick<Found, 'row' | 'reference'>, since: Date | null, more: Partial<Difference> = {}): Difference => ({
  code, since: (since ?? row.updatedAt).toISOString(), provider: row.provider, payment: row.id, reference, ...more,
});

/** Everything about our own payments that does not add up now, whatever led to it. `since`: for what is told once. */
export async function paymentDifferences(ctx: ServerContext, since: Date): Promise<Difference[]> {
  const { db } = ctx;
  return [
    ...(await amountsAndApplications(db)),
    ...(await unpaid(db)),
    ...(await dueWork(db)),
    ...(await refunds(db)),
    ...(await refundedElsewhere(db, since)),
    ...(await ledger(db)),
    ...(await takenBack(db)),
  ];
}

/** Payments that hold money, or say what cannot be. Those that hold none and are understood cost nobody a look. */
async function amountsAndApplications(db: Database): Promise<Difference[]> {
  const held = sql`${payments.authorisedOre} - ${payments.cancelledOre} - ${payments.refundedOre} > 0`;
  const odd = sql`${payments.facts} like '%"unknown"%' or ${payments.facts} like '%"currency"%'`;
  const rows = await db
    .select({ row: payments, reference: applications.reference, applied: applications.state })
    .from(payments)
    .innerJoin(applications, eq(applications.id, payments.applicationId))
    .where(or(and(held, or(ne(applications.state, 'received'), ne(payments.authorisedOre, sql`coalesce(((${payments.order})::json->>'totalOre')::bigint, -1)`), severalOf())), odd))
    .orderBy(payments.createdAt);
  const paying = new Map<string, number>();
  for (const { row } of rows) if (isPaid(stateOf(recordOf(row))) && paidOre(row) > 0) paying.set(row.applicationId, (paying.get(row.applicationId) ?? 0) + 1);
  return rows.flatMap((found) => oneOf(found, paying.get(found.row.applicationId) ?? 0));
}

/** Another attempt for the same application holds money too. */
const severalOf = () => sql`exists (select 1 from payments other where other.application_id = ${payments.applicationId} and other.id <> ${payments.id}
  and other.authorised_ore - other.cancelled_ore - other.refunded_ore > 0)`;

function oneOf(found: Found, paying: number): Difference[] {
  const { row, applied } = found;
  const state = stateOf(recordOf(row));
  const amounts = { ore: paidOre(row), orderOre: row.order.totalOre };
  if (state === 'mismatch') return [of('amount-mismatch', found, row.authorisedAt, amounts)];
  if (state === 'unknown') return [of('unknown-state', found, null)];
  if (!isPaid(state) || paidOre(row) <= 0) return [];
  if (paying > 1) return [of('paid-twice', found, row.authorisedAt, amounts)];
  return applied === 'received' ? [] : [of('paid-without-application', found, row.authorisedAt, amounts)];
}

/** Received, something was to be paid, and nothing has been: neither money, nor a slip that is still awaited, nor money that somebody gave back. */
async function unpaid(db: Database): Promise<Difference[]> {
  const some = sql`exists (select 1 from payments p where p.application_id = ${applications.id}
    and (p.captured_ore > 0 or p.authorised_ore - p.cancelled_ore > 0 or p.method = 'slip' or p.release_reason is not null))`;
  const rows = await db
    .select({ reference: applications.reference, at: applications.receivedAt, order: applications.order, last: sql<string | null>`(select p.id from payments p where p.application_id = ${applications.id} order by p.attempt desc limit 1)` })
    .from(applications)
    .where(and(eq(applications.state, 'received'), sql`((${applications.order})::json->>'totalOre')::bigint > 0`, sql`not ${some}`));
  return rows.map(({ reference, at, order, last }) => ({
    code: 'received-without-payment', since: at!.toISOString(), reference, orderOre: order.totalOre, ore: 0, ...(last !== null && { payment: last }),
  }));
}

/** What is due at a provider and has failed more than once. */
async function dueWork(db: Database): Promise<Difference[]> {
  const due = or(isNotNull(payments.chargeDueAt), isNotNull(payments.releaseDueAt), isNotNull(payments.closeDueAt));
  const rows = await db.select({ row: payments, reference: applications.reference }).from(payments).innerJoin(applications, eq(applications.id, payments.applicationId)).where(and(due, gt(payments.tries, 1)));
  return rows.map((found) => {
    const { row } = found;
    const code = row.chargeDueAt ? 'capture-stuck' : row.releaseDueAt ? 'release-stuck' : 'close-stuck';
    return of(code, found, row.authorisedAt ?? row.updatedAt, { count: row.tries, ore: row.authorisedOre - row.capturedOre - row.cancelledOre });
  });
}

async function refunds(db: Database): Promise<Difference[]> {
  const stuck = and(eq(paymentRefunds.state, 'pending'), gte(paymentRefunds.tries, stuckAfter), ne(payments.flow, 'slip'));
  // One that was refused and asked for again, and done, is over.
  const unanswered = and(
    eq(paymentRefunds.state, 'refused'),
    sql`not exists (select 1 from payment_refunds later where later.payment_id = ${paymentRefunds.paymentId} and later.created_at > ${paymentRefunds.createdAt} and later.state = 'done')`,
    sql`${payments.capturedOre} > ${payments.refundedOre}`,
  );
  const rows = await db
    .select({ refund: paymentRefunds, row: payments, reference: applications.reference })
    .from(paymentRefunds)
    .innerJoin(payments, eq(payments.id, paymentRefunds.paymentId))
    .innerJoin(applications, eq(applications.id, payments.applicationId))
    .where(or(unanswered, stuck));
  return rows.map(({ refund, ...found }) => of(refund.state === 'refused' ? 'refund-refused' : 'refund-stuck', found, refund.createdAt, { ore: refund.amountOre, ...(refund.state === 'pending' && { count: refund.tries }) }));
}

/** Money that went back without a refund of ours: somebody did it in the provider's portal. Told of while it is new. */
async function refundedElsewhere(db: Database, since: Date): Promise<Difference[]> {
  const rows = await db
    .select({ at: paymentMovements.at, ore: paymentMovements.ore, row: payments, reference: applications.reference })
    .from(paymentMovements)
    .innerJoin(payments, eq(payments.id, paymentMovements.paymentId))
    .innerJoin(applications, eq(applications.id, payments.applicationId))
    .where(and(eq(paymentMovements.kind, 'refunded'), isNull(paymentMovements.refundId), gt(paymentMovements.ore, 0), gte(paymentMovements.at, since), ne(payments.flow, 'slip')));
  return rows.map(({ at, ore, ...found }) => of('refunded-elsewhere', found, at, { ore, orderOre: found.row.order.totalOre }));
}

/** The database holds the ledger to the amounts in every transaction; a restored or hand-edited one may still lie. */
async function ledger(db: Database): Promise<Difference[]> {
  const sum = (kind: string) => sql`coalesce((select sum(m.ore) from payment_movements m where m.payment_id = ${payments.id} and m.kind = ${kind}), 0)`;
  const wrong = sql`${payments.authorisedOre} <> ${sum('authorised')} or ${payments.capturedOre} <> ${sum('captured')} or ${payments.refundedOre} <> ${sum('refunded')} or ${payments.cancelledOre} <> ${sum('cancelled')}`;
  const rows = await db.select({ row: payments, reference: applications.reference }).from(payments).innerJoin(applications, eq(applications.id, payments.applicationId)).where(wrong).limit(100);
  return rows.map((found) => of('ledger-differs', found, null));
}

async function takenBack(db: Database): Promise<Difference[]> {
  const rows = await db
    .select({ at: paymentReports.at, ore: paymentReports.ore, row: payments, reference: applications.reference })
    .from(paymentReports)
    .innerJoin(payments, eq(payments.id, paymentReports.paymentId))
    .innerJoin(applications, eq(applications.id, payments.applicationId))
    .where(and(eq(paymentReports.kind, 'taken-back'), isNull(paymentReports.seenAt)));
  return rows.map(({ at, ore, ...found }) => of('taken-back', found, at, ore === null ? {} : { ore }));
}
