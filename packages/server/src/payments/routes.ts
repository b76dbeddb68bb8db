import * as z from 'zod';
import { Payment } from '@faelles/schemas/payment.js';
import type { ServerContext } from '../context.ts';
import { ProblemError } from '../http/problem.ts';
import { json, route } from '../http/route.ts';
import { cancelByUser } from './cancel.ts';
import { GatewayError } from './gateway.ts';
import { reconcile, Reconciliation } from './reconciliation.ts';
import { refresh } from './refresh.ts';
import { gatewayOf } from './registry.ts';
import { toPayment, type PaymentRow } from './row.ts';
import { startPayment } from './start.ts';
import { findPayment } from './store.ts';
import { takeNotice } from './webhook.ts';

/** Says calmly that the provider is not there: the application stays, and the citizen may try again. */
async function orUnavailable<Result>(ctx: ServerContext, work: Promise<Result>): Promise<Result> {
  return work.catch((error: unknown) => {
    if (!(error instanceof GatewayError)) throw error;
    const facts = { kind: error.kind, status: error.status };
    // A provider that says no to what we ask is a fault of ours, as a wrong key: somebody must look.
    if (error.kind === 'refused') ctx.log.error('provider-refused', undefined, facts);
    else ctx.log.warn('provider-unavailable', facts);
    throw new ProblemError('provider-unavailable', { status: 503, headers: { 'retry-after': '2' } });
  });
}

/** The payment as it stands, asked for when that is due. A provider that is silent leaves it as it was. */
async function current(ctx: ServerContext, row: PaymentRow): Promise<PaymentRow> {
  if (row.nextPollAt === null || row.nextReadAt > ctx.clock()) return row;
  return refresh(ctx, row).catch((error: unknown) => {
    if (error instanceof GatewayError) return row;
    throw error;
  });
}

async function own(ctx: ServerContext, sessionId: string, id: string): Promise<PaymentRow> {
  const row = await findPayment(ctx.db, sessionId, id);
  if (!row) throw new ProblemError('not-found');
  return row;
}

export const paymentRoutes = [
  route({
    method: 'POST',
    path: '/api/applications/:id/payments',
    caller: 'session',
    idempotent: true,
    summary: 'Begin to pay, or go on with the attempt that is open. Send the citizen to redirectUrl.',
    responses: { 200: Payment },
    async handle({ ctx, caller, params, idempotency }) {
      return json(toPayment(await orUnavailable(ctx, startPayment(ctx, caller.session.id, params.id!, idempotency.key))));
    },
  }),
  route({
    method: 'GET',
    path: '/api/payments/:id',
    caller: 'session',
    summary: 'Where a payment stands. The provider is asked while it is open, but not at every call.',
    responses: { 200: Payment },
    async handle({ ctx, caller, params }) {
      return json(toPayment(await current(ctx, await own(ctx, caller.session.id, params.id!))));
    },
  }),
  route({
    method: 'POST',
    path: '/api/payments/:id/cancel',
    caller: 'session',
    summary: 'The citizen came back without paying: close the attempt. Answers what is true by then.',
    responses: { 200: Payment },
    async handle({ ctx, caller, params }) {
      const row = await own(ctx, caller.session.id, params.id!);
      return json(toPayment(await orUnavailable(ctx, cancelByUser(ctx, row))));
    },
  }),
  route({
    method: 'POST',
    path: '/api/webhooks/nexi',
    caller: 'provider',
    rate: 'webhook',
    summary: 'Events of the payment provider. It proves itself by the Authorization it was given.',
    body: z.unknown(),
    maxBytes: 256 * 1024,
    responses: { 200: 'Taken in; also when it was before, or the payment is not known.' },
    async handle({ ctx, body }) {
      const notice = gatewayOf(ctx, 'nexi').readWebhook(body);
      if (!notice) throw new ProblemError('invalid-request', { detail: 'This is no event of the payment provider.' });
      await takeNotice(ctx, 'nexi', notice);
      // Nexi Checkout takes 200 only; 204 would be sent again.
      return json({});
    },
  }),
  route({
    method: 'GET',
    path: '/api/staff/reconciliation',
    caller: 'staff',
    summary: 'Sums of the ledger within a period, and every payment that does not add up now.',
    query: z.object({ from: z.optional(z.iso.datetime({ offset: true })), to: z.optional(z.iso.datetime({ offset: true })) }),
    responses: { 200: Reconciliation },
    async handle({ ctx, query }) {
      const period = { from: new Date(query.from ?? 0), to: query.to === undefined ? new Date(ctx.clock().getTime() + 1) : new Date(query.to) };
      return json(await reconcile(ctx.db, period));
    },
  }),
];
