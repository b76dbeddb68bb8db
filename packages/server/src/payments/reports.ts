import { and, eq, isNull } from 'drizzle-orm';
import type { ServerContext } from '../context.ts';
import type { Database } from '../database/open.ts';
import { paymentReports, type ReportKind } from '../database/payments.ts';
import type { PaymentRow } from './row.ts';

/** Tells a person something once: in the list of reports, and in the log. Ids and amounts only. */
export async function report(
  db: Database,
  ctx: ServerContext,
  kind: ReportKind,
  payment: Pick<PaymentRow, 'id' | 'provider'>,
  more: { about?: string; ore?: number } = {},
): Promise<void> {
  const { about = payment.id, ore } = more;
  const row = { kind, paymentId: payment.id, provider: payment.provider, about, ore: ore ?? null, at: ctx.clock() };
  const [fresh] = await db.insert(paymentReports).values(row).onConflictDoNothing().returning({ id: paymentReports.id });
  if (fresh) ctx.log.error(`payment-${kind}`, undefined, { payment: payment.id, ...(about !== payment.id && { about }), ...(ore !== undefined && { ore }) });
}

/** The same of a payment nobody here knows. */
export async function reportUnknown(db: Database, ctx: ServerContext, provider: string, providerId: string): Promise<void> {
  const row = { kind: 'unknown-payment' as const, paymentId: null, provider, about: providerId, at: ctx.clock() };
  await db.insert(paymentReports).values(row).onConflictDoNothing();
}

/** A payment nobody knew has turned out to be ours. */
export async function known(db: Database, ctx: ServerContext, row: PaymentRow): Promise<void> {
  const which = and(eq(paymentReports.kind, 'unknown-payment'), eq(paymentReports.provider, row.provider), eq(paymentReports.about, row.providerId!), isNull(paymentReports.seenAt));
  await db.update(paymentReports).set({ paymentId: row.id, seenAt: ctx.clock(), seenBy: 'system' }).where(which);
}
