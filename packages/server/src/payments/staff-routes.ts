import type { Json } from '@faelles/schemas/json.js';
import { Payment, StaffCancel, StaffCapture, StaffRefund } from '@faelles/schemas/payment.js';
import { once } from '../http/idempotency.ts';
import { route } from '../http/route.ts';
import { writeAction } from '../staff/action.ts';
import { capturePayment, paymentById, refundPayment, releasePayment } from './staff-actions.ts';
import { viewPayment } from './store.ts';

/** What staff may have done with a payment: each call is kept by its key, and done by the job. */
export const staffPaymentRoutes = [
  route({
    method: 'POST',
    path: '/api/staff/payments/:id/refunds',
    caller: 'staff',
    role: 'refund',
    idempotent: true,
    summary: 'Give money back, whole or in part, with a reason. It is due at once and tried until the provider has done or refused it.',
    body: StaffRefund,
    responses: { 201: Payment },
    async handle(call) {
      const { body, params, idempotency, caller } = call;
      return once(call, 'staff payments', async (tx, ctx) => {
        const { amountOre, reason, note } = body;
        await refundPayment(tx, ctx, params.id!, { amountOre, reason, note, askedBy: caller.staff.id, intentKey: `staff-${idempotency.key}` });
        await writeAction(tx, ctx, caller.staff, 'refund', { paymentId: params.id!, ore: amountOre });
        return { status: 201, body: (await viewPayment(tx, await paymentById(tx, params.id!))) as unknown as Json };
      });
    },
  }),
  route({
    method: 'POST',
    path: '/api/staff/payments/:id/captures',
    caller: 'staff',
    role: 'refund',
    idempotent: true,
    summary: 'Take a part of what is reserved, or all of it; the rest is let go. Due at once.',
    body: StaffCapture,
    responses: { 202: Payment },
    async handle(call) {
      const { body, params, caller } = call;
      return once(call, 'staff payments', async (tx, ctx) => {
        await capturePayment(tx, ctx, params.id!, body.amountOre);
        await writeAction(tx, ctx, caller.staff, 'capture', { paymentId: params.id!, ore: body.amountOre });
        return { status: 202, body: (await viewPayment(tx, await paymentById(tx, params.id!))) as unknown as Json };
      });
    },
  }),
  route({
    method: 'POST',
    path: '/api/staff/payments/:id/cancels',
    caller: 'staff',
    role: 'refund',
    idempotent: true,
    summary: 'Let a reservation go that has not been taken. Due at once.',
    body: StaffCancel,
    responses: { 202: Payment },
    async handle(call) {
      const { body, params, caller } = call;
      return once(call, 'staff payments', async (tx, ctx) => {
        await releasePayment(tx, ctx, params.id!, body.reason);
        await writeAction(tx, ctx, caller.staff, 'cancel', { paymentId: params.id! });
        return { status: 202, body: (await viewPayment(tx, await paymentById(tx, params.id!))) as unknown as Json };
      });
    },
  }),
];
