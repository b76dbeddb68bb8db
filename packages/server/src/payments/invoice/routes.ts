import { eq } from 'drizzle-orm';
import type { Json } from '@faelles/schemas/json.js';
import type { ServerContext } from '../../context.ts';
import { payments } from '../../database/payments.ts';
import { once } from '../../http/idempotency.ts';
import { json, route } from '../../http/route.ts';
import { writeAction } from '../../staff/action.ts';
import { refresh } from '../refresh.ts';
import { bookIncoming, IncomingSlip, SlipBooking } from './incoming.ts';
import { SlipOverview, slipOverview } from './overview.ts';
import { bookPayout, PayoutBooked, SlipPayout } from './payouts.ts';

/** Takes into the payment what was booked, through the same reducer and ledger as any provider's news. */
async function takeIn(ctx: ServerContext, payment: string): Promise<void> {
  const [row] = await ctx.db.select().from(payments).where(eq(payments.id, payment));
  // The booking is stored and the payment due to be asked about: what fails here is done by the job.
  await refresh(ctx, row!, 'slip').catch((error: unknown) => ctx.log.error('slip-not-taken-in', error, { payment }));
}

export const slipRoutes = [
  route({
    method: 'POST',
    path: '/api/staff/slips/incoming',
    caller: 'staff',
    role: 'refund',
    idempotent: true,
    summary: 'Money came in by payment slip. Stored whatever it is for; answers what became of it.',
    body: IncomingSlip,
    responses: { 200: SlipBooking },
    async handle(call) {
      const response = await once(call, 'slips-incoming', async (tx, ctx) => {
        const booked = await bookIncoming(tx, ctx, call.body);
        await writeAction(tx, ctx, call.caller.staff, 'slip-incoming', { paymentId: booked.payment, ore: booked.amountOre });
        return { status: 200, body: booked as unknown as Json };
      });
      const { payment } = (await response.clone().json()) as SlipBooking;
      if (payment !== undefined) await takeIn(call.ctx, payment);
      return response;
    },
  }),
  route({
    method: 'GET',
    path: '/api/staff/slips',
    caller: 'staff',
    role: 'see',
    summary: 'What of the payment slips a person should look at: unknown, to give back, to transfer, overdue.',
    responses: { 200: SlipOverview },
    handle: async ({ ctx }) => json(await slipOverview(ctx)),
  }),
  route({
    method: 'POST',
    path: '/api/staff/slips/payouts',
    caller: 'staff',
    role: 'refund',
    idempotent: true,
    summary: 'Somebody has transferred a refund of a payment that was paid by slip.',
    body: PayoutBooked,
    responses: { 200: SlipPayout },
    async handle(call) {
      const response = await once(call, 'slips-payouts', async (tx, ctx) => {
        const booked = await bookPayout(tx, ctx, call.body);
        await writeAction(tx, ctx, call.caller.staff, 'slip-payout', { paymentId: booked.payment, ore: booked.amountOre });
        return { status: 200, body: booked as unknown as Json };
      });
      const { payment } = (await response.clone().json()) as SlipPayout;
      await takeIn(call.ctx, payment);
      return response;
    },
  }),
];
