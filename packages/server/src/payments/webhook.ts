import { eq } from 'drizzle-orm';
import type { ServerContext } from '../context.ts';
import type { Database } from '../database/open.ts';
import { paymentEvents, payments } from '../database/payments.ts';
import { applyNews } from './apply.ts';
import { GatewayError, type Notice } from './gateway.ts';
import { refresh } from './refresh.ts';
import { reportUnknown } from './reports.ts';
import type { PaymentRow } from './row.ts';
import { findByProvider } from './store.ts';

/**
 * Takes a webhook in that has proved where it comes from. It is a reason to ask, not the truth: the amounts come from
 * the provider's own account. An event counts once; one of a payment nobody knows (yet) is kept.
 */
export async function takeNotice(ctx: ServerContext, provider: string, notice: Notice): Promise<void> {
  const payment = await remember(ctx, provider, notice);
  if (payment === 'heard before') return;
  if (payment) return ask(ctx, payment, notice);
  ctx.log.warn('webhook-unknown-payment', { provider, name: notice.name });
  await reportUnknown(ctx.db, ctx, provider, notice.providerId);
}

/**
 * Writes the event down, and with it that its payment is to be asked about: a server that dies before it has asked
 * leaves that to the job, for the repeated event is heard before and changes nothing.
 */
async function remember(ctx: ServerContext, provider: string, { event, name, providerId }: Notice): Promise<PaymentRow | 'heard before' | undefined> {
  const now = ctx.clock();
  return ctx.db.transaction(async (transaction) => {
    const tx = transaction as unknown as Database;
    const row = { provider, eventId: event.id, providerId, name, type: event.type, receivedAt: now };
    const [fresh] = await tx.insert(paymentEvents).values(row).onConflictDoNothing().returning();
    if (!fresh) return 'heard before';
    const payment = await findByProvider(tx, provider, providerId);
    if (payment) await tx.update(payments).set({ nextPollAt: now }).where(eq(payments.id, payment.id));
    return payment;
  });
}

async function ask(ctx: ServerContext, payment: PaymentRow, { event }: Notice): Promise<void> {
  try {
    await refresh(ctx, payment, 'webhook', [event]);
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error;
    // What the event says beside amounts holds; the job asks for the rest. The provider need not tell us again.
    await applyNews(ctx, payment.id, [event], 'webhook');
    await ctx.db.update(payments).set({ nextPollAt: ctx.clock() }).where(eq(payments.id, payment.id));
  }
}
