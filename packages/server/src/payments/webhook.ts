import { eq } from 'drizzle-orm';
import type { ServerContext } from '../context.ts';
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
  const { event, name, providerId } = notice;
  const row = { provider, eventId: event.id, providerId, name, type: event.type, receivedAt: ctx.clock() };
  const [fresh] = await ctx.db.insert(paymentEvents).values(row).onConflictDoNothing().returning();
  if (!fresh) return;
  const payment = await findByProvider(ctx.db, provider, providerId);
  if (!payment) {
    ctx.log.warn('webhook-unknown-payment', { provider, event: name });
    await reportUnknown(ctx.db, ctx, provider, providerId);
    return;
  }
  await ask(ctx, payment, notice);
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
