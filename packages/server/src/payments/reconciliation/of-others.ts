import { and, desc, eq, gte, isNull, sql } from 'drizzle-orm';
import type { Difference, RejectedWebhooks } from '@faelles/schemas/staff.js';
import type { ServerContext } from '../../context.ts';
import { paymentEvents, payments, webhookRejections } from '../../database/payments.ts';
import { slipOverview } from '../invoice/overview.ts';

/** What providers and banks tell of that is in no payment of ours, and who pretends to be one. */
export async function otherDifferences(ctx: ServerContext, since: Date): Promise<Difference[]> {
  return [...(await unknownPayments(ctx)), ...(await rejected(ctx, since)), ...(await slips(ctx))];
}

async function unknownPayments({ db }: ServerContext): Promise<Difference[]> {
  const same = and(eq(payments.provider, paymentEvents.provider), eq(payments.providerId, paymentEvents.providerId));
  const rows = await db
    .select({ provider: paymentEvents.provider, about: paymentEvents.providerId, count: sql<number>`count(*)::int`, since: sql<string>`min(${paymentEvents.receivedAt})` })
    .from(paymentEvents)
    .leftJoin(payments, same)
    .where(isNull(payments.id))
    .groupBy(paymentEvents.provider, paymentEvents.providerId)
    .limit(200);
  return rows.map(({ since, ...rest }) => ({ code: 'unknown-payment', since: new Date(since).toISOString(), ...rest }));
}

async function rejected({ db }: ServerContext, since: Date): Promise<Difference[]> {
  const rows = await db.select().from(webhookRejections).where(gte(webhookRejections.day, since.toISOString().slice(0, 10)));
  return rows.map(({ provider, day, count }) => ({ code: 'webhooks-rejected', since: `${day}T00:00:00.000Z`, provider, count }));
}

/** Rejected webhooks of the last 90 days with any, the newest day first. */
export async function rejectedWebhooks({ db }: Pick<ServerContext, 'db'>): Promise<RejectedWebhooks> {
  return { rejected: await db.select().from(webhookRejections).orderBy(desc(webhookRejections.day), webhookRejections.provider).limit(270) };
}

async function slips(ctx: ServerContext): Promise<Difference[]> {
  const { unknown, dueBack, payouts, overdue } = await slipOverview(ctx);
  const now = ctx.clock().toISOString();
  const provider = 'invoice';
  return [
    ...unknown.map(({ paymentId, amountOre, registeredAt }): Difference => ({ code: 'slip-unknown', since: registeredAt, provider, about: paymentId, ore: amountOre })),
    ...dueBack.map(({ payment, paymentId, reference, suggestedOre }): Difference => ({ code: 'slip-overpaid', since: now, provider, payment, reference, about: paymentId, ore: suggestedOre })),
    ...payouts.map(({ payment, paymentId, amountOre, orderedAt }): Difference => ({ code: 'slip-payout', since: orderedAt, provider, payment, about: paymentId, ore: amountOre })),
    ...overdue.map(({ payment, paymentId, reference, dueDate, owedOre, paidOre }): Difference => ({
      code: 'slip-overdue', since: `${dueDate}T00:00:00.000Z`, provider, payment, reference, about: paymentId, ore: owedOre - paidOre, orderOre: owedOre,
    })),
  ];
}
