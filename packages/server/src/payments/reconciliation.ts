import { and, eq, gte, isNull, lt, sql } from 'drizzle-orm';
import * as z from 'zod';
import { PaymentAmounts, PaymentState } from '@faelles/schemas/payment.js';
import { isPaid } from '@faelles/payment/model';
import { applications } from '../database/applications.ts';
import type { Database } from '../database/open.ts';
import { paymentEvents, paymentMovements, payments } from '../database/payments.ts';
import { toPayment, type PaymentRow } from './row.ts';

/** A payment a person should look at. */
const Case = z.object({
  payment: z.uuid(),
  reference: z.string(),
  attempt: z.int(),
  provider: z.string(),
  transactionId: z.optional(z.string()),
  state: PaymentState,
  orderOre: z.int(),
  amounts: PaymentAmounts,
  reason: z.enum(['mismatch', 'unknown', 'not-charged', 'not-released', 'paid-without-application', 'received-without-payment']),
  updatedAt: z.string(),
});

/** What the municipality's books and the provider's settlement are compared by. Holds nothing about a person. */
export const Reconciliation = z.object({
  /** Sums of the ledger within the period, øre. */
  movements: z.object({ authorisedOre: z.int(), capturedOre: z.int(), refundedOre: z.int(), cancelledOre: z.int() }),
  cases: z.array(Case),
  /** Events the provider sent of payments nobody here knows. */
  unknownEvents: z.int(),
});
export type Reconciliation = z.infer<typeof Reconciliation>;

/** The ledger's sums from one instant to another, and everything that does not add up now. */
export async function reconcile(db: Database, period: { from: Date; to: Date }): Promise<Reconciliation> {
  return { movements: await sums(db, period), cases: await cases(db), unknownEvents: await unknownEvents(db) };
}

async function sums(db: Database, { from, to }: { from: Date; to: Date }): Promise<Reconciliation['movements']> {
  const rows = await db
    .select({ kind: paymentMovements.kind, ore: sql<string>`sum(${paymentMovements.ore})` })
    .from(paymentMovements)
    .where(and(gte(paymentMovements.at, from), lt(paymentMovements.at, to)))
    .groupBy(paymentMovements.kind);
  const of = (kind: string) => Number(rows.find((row) => row.kind === kind)?.ore ?? 0);
  return { authorisedOre: of('authorised'), capturedOre: of('captured'), refundedOre: of('refunded'), cancelledOre: of('cancelled') };
}

async function cases(db: Database): Promise<Reconciliation['cases']> {
  const rows = await db
    .select({ payment: payments, reference: applications.reference, applied: applications.state })
    .from(payments)
    .innerJoin(applications, eq(applications.id, payments.applicationId))
    .orderBy(payments.createdAt);
  const paid = new Set(rows.filter(({ payment }) => isPaid(toPayment(payment).state)).map(({ payment }) => payment.applicationId));
  return rows.flatMap(({ payment: row, reference, applied }) => {
    const payment = toPayment(row);
    const reason = reasonOf(row, payment.state, applied, paid.has(row.applicationId));
    if (!reason) return [];
    const { attempt, provider, transactionId, state, amounts, updatedAt } = payment;
    return [{ payment: row.id, reference, attempt, provider, transactionId, state, orderOre: row.order.totalOre, amounts, reason, updatedAt }];
  });
}

function reasonOf(
  row: PaymentRow,
  state: PaymentState,
  applied: string,
  paid: boolean,
): Reconciliation['cases'][number]['reason'] | undefined {
  if (state === 'mismatch' || state === 'unknown') return state;
  if (row.chargeDueAt !== null && row.tries > 0) return 'not-charged';
  if (row.releaseDueAt !== null && row.tries > 0) return 'not-released';
  // Let go at the provider before it was taken. Money given back afterwards was somebody's decision.
  if (state === 'cancelled-by-service' && row.authorisedAt !== null && applied === 'received' && !paid) return 'received-without-payment';
  return isPaid(state) && applied !== 'received' ? 'paid-without-application' : undefined;
}

async function unknownEvents(db: Database): Promise<number> {
  const same = and(eq(payments.provider, paymentEvents.provider), eq(payments.providerId, paymentEvents.providerId));
  const rows = await db.select({ id: paymentEvents.eventId }).from(paymentEvents).leftJoin(payments, same).where(isNull(payments.id));
  return rows.length;
}
