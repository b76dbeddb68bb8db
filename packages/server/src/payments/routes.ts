import * as z from 'zod';
import { Payment, PaymentSituation, PaymentStart } from '@faelles/schemas/payment.js';
import type { ServerContext } from '../context.ts';
import { onceKey } from '../http/idempotency.ts';
import { ProblemError } from '../http/problem.ts';
import { json, route } from '../http/route.ts';
import { payableBy, paymentOf } from './access.ts';
import { cancelByUser } from './cancel.ts';
import { GatewayError } from './gateway.ts';
import { reconcile, Reconciliation } from './reconciliation.ts';
import { refresh } from './refresh.ts';
import type { PaymentRow } from './row.ts';
import { situationOf } from './situation.ts';
import { startPayment } from './start.ts';
import { attemptsOf, decisive, viewPayment } from './store.ts';
import { paymentLinkRoutes } from './link-routes.ts';
import { reconciliationRoutes } from './reconciliation/routes.ts';
import { staffListRoutes } from './staff-list-routes.ts';
import { staffPaymentRoutes } from './staff-routes.ts';
import { webhookRoutes } from './webhook-routes.ts';

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
  return refresh(ctx, row, 'return').catch((error: unknown) => {
    if (error instanceof GatewayError) return row;
    throw error;
  });
}

const view = async (ctx: ServerContext, row: PaymentRow) => json(await viewPayment(ctx.db, row));

export const paymentRoutes = [
  route({
    method: 'GET',
    path: '/api/applications/:id/payment',
    caller: ['link', 'session'],
    summary: 'Everything a page needs to let somebody pay for an application: order, ways to pay, the attempt that matters.',
    responses: { 200: PaymentSituation },
    async handle({ ctx, caller, params }) {
      const { application } = await payableBy(ctx, caller, params.id!);
      // A page that was left and is looked at again says the truth in one call: an open attempt is asked about.
      const decided = decisive(await attemptsOf(ctx.db, application.id));
      if (decided) await current(ctx, decided);
      return json(await situationOf(ctx, (await payableBy(ctx, caller, params.id!)).application));
    },
  }),
  route({
    method: 'POST',
    path: '/api/applications/:id/payments',
    caller: ['link', 'session'],
    idempotent: true,
    summary:
      'Begin to pay, or go on with the attempt that is open; one with another method is closed first. Another total than shown is 409 price-changed. Send the citizen to redirectUrl, or show slip or embedded.',
    body: PaymentStart,
    responses: { 200: Payment },
    async handle({ ctx, caller, params, body, idempotency }) {
      const { application, by } = await payableBy(ctx, caller, params.id!);
      await onceKey(ctx, `payments ${application.id}`, idempotency);
      return view(ctx, await orUnavailable(ctx, startPayment(ctx, application, by, body, idempotency.key)));
    },
  }),
  route({
    method: 'GET',
    path: '/api/payments/:id',
    caller: ['link', 'session'],
    summary: 'Where a payment stands. The provider is asked while it is open, but not at every call.',
    responses: { 200: Payment },
    async handle({ ctx, caller, params }) {
      return view(ctx, await current(ctx, await paymentOf(ctx, caller, params.id!)));
    },
  }),
  route({
    method: 'POST',
    path: '/api/payments/:id/cancel',
    caller: ['link', 'session'],
    summary: 'The citizen came back without paying: close the attempt. Answers what is true by then.',
    responses: { 200: Payment },
    async handle({ ctx, caller, params }) {
      const row = await paymentOf(ctx, caller, params.id!);
      return view(ctx, await orUnavailable(ctx, cancelByUser(ctx, row)));
    },
  }),
  ...paymentLinkRoutes,
  ...webhookRoutes,
  ...staffPaymentRoutes,
  ...staffListRoutes,
  ...reconciliationRoutes,
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
