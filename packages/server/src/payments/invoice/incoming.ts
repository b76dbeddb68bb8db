import { randomUUID } from 'node:crypto';
import { and, eq, ne } from 'drizzle-orm';
import * as z from 'zod';
import type { Issue } from '@faelles/schemas/issue.js';
import { parseFiPaymentId } from '@faelles/schemas/identifiers/fi-payment.js';
import { isPaid } from '@faelles/payment/model';
import type { ServerContext } from '../../context.ts';
import { applications } from '../../database/applications.ts';
import type { Database } from '../../database/open.ts';
import { paymentReports, payments } from '../../database/payments.ts';
import { slipBookings } from '../../database/slips.ts';
import { ProblemError } from '../../http/problem.ts';
import { today } from '../../today.ts';
import { toPayment, type PaymentRow } from '../row.ts';
import { findSlip, paidIn, type SlipRow } from './books.ts';
import { outcomeOf, slipOutcomes } from './outcome.ts';

/** What staff read from the bank's list of incoming payments. No name and no message of the payer. */
export const IncomingSlip = z.strictObject({
  /** 15 digits (+71) or 16 (+75); spaces are allowed. */
  paymentId: z.string().max(40),
  amountOre: z.int().positive().max(1_000_000_000_000),
  /** The day the bank booked it, ISO 8601. */
  bookedOn: z.iso.date(),
  /** The bank's own reference of the movement. The same one twice is the same money. */
  bankReference: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9./:_-]{3,63}$/),
});
export type IncomingSlip = z.infer<typeof IncomingSlip>;

/** What became of money that came in. */
export const SlipBooking = z.object({
  id: z.uuid(),
  paymentId: z.string(),
  amountOre: z.int(),
  bookedOn: z.string(),
  bankReference: z.string(),
  outcome: z.enum(slipOutcomes),
  /** Øre of it that should go back to whoever paid. */
  dueBackOre: z.int(),
  /** The payment it belongs to; absent when nobody here knows the payment id. */
  payment: z.optional(z.uuid()),
  /** Booked after the slip was due. */
  late: z.boolean(),
  registeredAt: z.string(),
});
export type SlipBooking = z.infer<typeof SlipBooking>;

/**
 * Books money that came in by slip, once per reference of the bank, and decides what becomes of it. The payment is due to
 * be asked about in the same transaction, so that it takes the money in although this server dies right afterwards.
 * @throws ProblemError `invalid-answers` with the path of what cannot be; `conflict` when the bank's reference was booked
 * with other content
 */
export async function bookIncoming(tx: Database, ctx: ServerContext, given: IncomingSlip): Promise<SlipBooking> {
  const incoming = { ...given, paymentId: readPaymentId(given.paymentId) };
  if (incoming.bookedOn > today(ctx)) refuse('bookedOn', 'date-too-late');
  const slip = await findSlip(tx, incoming.paymentId, true);
  const payment = slip && (await paymentOf(tx, slip));
  const decided = outcomeOf(incoming.amountOre, payment && { ...payment, beforeOre: await paidIn(tx, incoming.paymentId) });
  const values = { id: randomUUID(), ...incoming, ...decided, registeredAt: ctx.clock() };
  const [row] = await tx.insert(slipBookings).values(values).onConflictDoNothing({ target: slipBookings.bankReference }).returning();
  if (!row) return bookedBefore(tx, slip, incoming);
  if (slip) await tx.update(payments).set({ nextPollAt: ctx.clock() }).where(eq(payments.id, slip.attempt));
  await report(tx, slip, row);
  return shown(row, slip);
}

/** The digits, or 422: what cannot be a payment id was misread, not paid. */
function readPaymentId(text: string): string {
  const as71 = parseFiPaymentId('71', text);
  const parsed = !as71.ok && as71.code === 'length' ? parseFiPaymentId('75', text) : as71;
  return parsed.ok ? parsed.value : refuse('paymentId', parsed.code);
}

function refuse(path: string, code: Issue['code']): never {
  throw new ProblemError('invalid-answers', { issues: [{ path, code }] });
}

/** Where the slip's payment stands, and whether the money would be for anything. */
async function paymentOf(tx: Database, slip: SlipRow) {
  const [found] = await tx
    .select({ payment: payments, state: applications.state, answers: applications.answers })
    .from(payments)
    .innerJoin(applications, eq(applications.id, payments.applicationId))
    .where(eq(payments.id, slip.attempt));
  const { payment, state, answers } = found!;
  const others = await tx.select().from(payments).where(and(eq(payments.applicationId, payment.applicationId), ne(payments.id, payment.id)));
  return {
    owedOre: slip.amountOre,
    paidOtherwise: others.some((row: PaymentRow) => isPaid(toPayment(row).state)),
    // As `completeApplication`: one that was let go is taken up again while its answers are there.
    stands: state === 'received' || ((state === 'awaiting-payment' || state === 'expired') && answers !== null),
  };
}

async function bookedBefore(tx: Database, slip: SlipRow | undefined, incoming: IncomingSlip): Promise<SlipBooking> {
  const [row] = await tx.select().from(slipBookings).where(eq(slipBookings.bankReference, incoming.bankReference));
  const same = row!.paymentId === incoming.paymentId && row!.amountOre === incoming.amountOre && row!.bookedOn === incoming.bookedOn;
  if (!same) throw new ProblemError('conflict', { detail: 'This reference of the bank is booked with other content.' });
  return shown(row!, slip);
}

/** What a person must look at, told once per booking. */
async function report(tx: Database, slip: SlipRow | undefined, row: typeof slipBookings.$inferSelect): Promise<void> {
  const kind = row.outcome === 'unknown-payment' ? 'slip-unknown' : row.dueBackOre > 0 ? 'slip-overpaid' : undefined;
  if (!kind) return;
  const about = { kind, paymentId: slip?.attempt ?? null, provider: 'invoice', about: row.id, ore: row.amountOre, at: row.registeredAt } as const;
  await tx.insert(paymentReports).values(about).onConflictDoNothing();
}

/** A booking as staff see it. */
export function shown(row: typeof slipBookings.$inferSelect, slip: Pick<SlipRow, 'attempt' | 'dueDate'> | undefined): SlipBooking {
  const { registeredAt, outcome, ...rest } = row;
  return {
    ...rest,
    outcome: outcome as SlipBooking['outcome'],
    ...(slip && { payment: slip.attempt }),
    late: slip !== undefined && row.bookedOn > slip.dueDate,
    registeredAt: registeredAt.toISOString(),
  };
}
