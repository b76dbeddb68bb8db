import { StaffPayment, StaffPaymentPage, StaffPaymentQuery } from '@faelles/schemas/staff.js';
import { json, route } from '../http/route.ts';
import { listPayments, staffPayment } from './staff-view.ts';

/** Payments as staff look at them. */
export const staffListRoutes = [
  route({
    method: 'GET',
    path: '/api/staff/payments',
    caller: 'staff',
    role: 'see',
    summary: 'Payments by reference, state or time of their beginning, the newest first, 25 at a time. Nothing about a person.',
    query: StaffPaymentQuery,
    responses: { 200: StaffPaymentPage },
    handle: async ({ ctx, query }) => json(await listPayments(ctx.db, query)),
  }),
  route({
    method: 'GET',
    path: '/api/staff/payments/:id',
    caller: 'staff',
    role: 'see',
    summary: 'One payment with its movements, refunds, events, and what staff did.',
    responses: { 200: StaffPayment },
    handle: async ({ ctx, params }) => json(await staffPayment(ctx.db, params.id!)),
  }),
];
