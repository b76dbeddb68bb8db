import { and, asc, desc, eq, gte, ilike, lt, or, sql } from 'drizzle-orm';
import type { StaffPayment, StaffPaymentLine, StaffPaymentPage, StaffPaymentQuery } from '@faelles/schemas/staff.js';
import { isPaid, stateOf } from '@faelles/payment/model';
import { applications } from '../database/applications.ts';
import type { Database } from '../database/open.ts';
import { paymentEvents, paymentMovements, payments } from '../database/payments.ts';
import { staffActions } from '../database/staff.ts';
import { ProblemError } from '../http/problem.ts';
import { refundableOre, refundsOf } from './refunds.ts';
import { recordOf, type PaymentRow } from './row.ts';

type Found = { row: PaymentRow; reference: string; solution: string; applied: string };

/** Payments of one answer, and how many rows are looked through for a state, which is derived and in no column. */
const page = 25;
const batch = 200;
const most = 4_000;

const columns = { row: payments, reference: applications.reference, solution: applications.solution, applied: applications.state };

function line({ row, reference, solution, applied }: Found): StaffPaymentLine {
  const { id, attempt, method, provider, order, createdAt } = row;
  const record = recordOf(row);
  return {
    id, reference, solution, applicationState: applied, attempt, state: stateOf(record), method, provider,
    orderOre: order.totalOre, amounts: record.amounts, createdAt: createdAt.toISOString(),
  };
}

/** Payments as they are asked for, the newest first. */
export async function listPayments(db: Database, query: StaffPaymentQuery): Promise<StaffPaymentPage> {
  const found: StaffPaymentLine[] = [];
  let after = query.after === undefined ? undefined : readCursor(query.after);
  for (let looked = 0; looked < most; looked += batch) {
    const rows = await some(db, query, after);
    for (const each of rows) {
      const one = line(each);
      after = { at: each.row.createdAt, id: each.row.id };
      if (query.state !== undefined && one.state !== query.state) continue;
      found.push(one);
      if (found.length === page) return { payments: found, ...(each !== rows.at(-1) || rows.length === batch ? { next: cursorOf(after) } : {}) };
    }
    if (rows.length < batch) return { payments: found };
  }
  return { payments: found, ...(after && { next: cursorOf(after) }) };
}

function some(db: Database, { reference, from, to }: StaffPaymentQuery, after: { at: Date; id: string } | undefined): Promise<Found[]> {
  const wanted = reference?.trim();
  const digits = wanted?.replace(/\s/g, '');
  const named = wanted ? or(ilike(applications.reference, escaped(wanted)), eq(payments.providerId, digits!), sql`${payments.id}::text = ${wanted.toLowerCase()}`) : undefined;
  const older = after && or(lt(payments.createdAt, after.at), and(eq(payments.createdAt, after.at), lt(payments.id, after.id)));
  return db
    .select(columns)
    .from(payments)
    .innerJoin(applications, eq(applications.id, payments.applicationId))
    .where(and(named, from === undefined ? undefined : gte(payments.createdAt, new Date(from)), to === undefined ? undefined : lt(payments.createdAt, new Date(to)), older))
    .orderBy(desc(payments.createdAt), desc(payments.id))
    .limit(batch);
}

/** Case does not matter, and nothing in it is a pattern. */
const escaped = (text: string) => text.replace(/[\\%_]/g, '\\$&');
const cursorOf = ({ at, id }: { at: Date; id: string }) => `${at.getTime()}_${id}`;

function readCursor(text: string): { at: Date; id: string } {
  const [, time, id] = /^(\d{1,15})_([0-9a-f-]{36})$/.exec(text) ?? [];
  if (!time || !id) throw new ProblemError('invalid-request', { status: 422, issues: [{ path: 'after', code: 'format' }] });
  return { at: new Date(Number(time)), id };
}

/** Everything the books hold about one payment. @throws ProblemError `not-found` */
export async function staffPayment(db: Database, id: string): Promise<StaffPayment> {
  const attempts = await attemptsWith(db, id);
  const found = attempts.find(({ row }) => row.id === id);
  if (!found) throw new ProblemError('not-found');
  const { row } = found;
  const refunds = await refundsOf(db, id);
  const movements = await db.select().from(paymentMovements).where(eq(paymentMovements.paymentId, id)).orderBy(asc(paymentMovements.id));
  const events = row.providerId === null ? [] : await db.select().from(paymentEvents).where(and(eq(paymentEvents.provider, row.provider), eq(paymentEvents.providerId, row.providerId))).orderBy(asc(paymentEvents.receivedAt));
  const actions = await db.select().from(staffActions).where(eq(staffActions.paymentId, id)).orderBy(asc(staffActions.id));
  return {
    ...line(found),
    order: row.order,
    ...(row.paidWith !== null && { paidWith: row.paidWith }),
    ...(row.transactionId !== null && { transactionId: row.transactionId }),
    updatedAt: row.updatedAt.toISOString(),
    refundableOre: Math.max(0, refundableOre(row, refunds)),
    capturableOre: capturable(row),
    due: dueOf(row),
    movements: movements.map(({ kind, ore, cause, at, refundId }) => ({ kind, ore, cause, at: at.toISOString(), ...(refundId && { refund: refundId }) })),
    refunds: refunds.map(({ id: refund, amountOre, createdAt, state, reason, askedBy, note, tries }) => ({
      id: refund, amountOre, at: createdAt.toISOString(), state, reason, askedBy, tries, ...(note !== null && { note }),
    })),
    events: events.map(({ name, receivedAt }) => ({ name, at: receivedAt.toISOString() })),
    actions: actions.map(({ staffId, action, ore, at }) => ({ staff: staffId, action, at: at.toISOString(), ...(ore !== null && { ore }) })),
    attempts: attempts.map(line),
  };
}

function attemptsWith(db: Database, id: string): Promise<Found[]> {
  const same = sql`${payments.applicationId} = (select p.application_id from payments p where p.id = ${id})`;
  return db.select(columns).from(payments).innerJoin(applications, eq(applications.id, payments.applicationId)).where(same).orderBy(asc(payments.attempt));
}

/** As `capturePayment` decides. */
function capturable(row: PaymentRow): number {
  const state = stateOf(recordOf(row));
  if (row.releaseReason !== null || row.capturedOre > 0 || (!isPaid(state) && state !== 'mismatch')) return 0;
  return row.authorisedOre - row.cancelledOre;
}

function dueOf({ chargeDueAt, releaseDueAt, closeDueAt, tries }: PaymentRow): StaffPayment['due'] {
  const due = { capture: chargeDueAt, release: releaseDueAt, close: closeDueAt };
  return (Object.keys(due) as (keyof typeof due)[]).flatMap((what) => (due[what] ? [{ what, at: due[what].toISOString(), tries }] : []));
}
