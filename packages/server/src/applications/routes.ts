import * as z from 'zod';
import { Application, ApplicationSubmit } from '@faelles/schemas/application.js';
import type { Json } from '@faelles/schemas/json.js';
import { confirmAddresses } from '../addresses/confirm.ts';
import { verdictsFor } from '../checks/ask.ts';
import { once } from '../http/idempotency.ts';
import { ProblemError } from '../http/problem.ts';
import { json, noContent, route } from '../http/route.ts';
import { tryMissingReceipt } from '../receipts/make.ts';
import { refuseUnlessMayAct } from '../representation/allowed.ts';
import { submitApplication } from './submit.ts';
import { viewApplication, viewNewest } from './view.ts';
import { withdrawApplication } from './withdraw.ts';

export const applicationRoutes = [
  route({
    method: 'POST',
    path: '/api/applications',
    caller: 'session',
    idempotent: true,
    summary: 'Submit an application. It is stored before it is paid for; with nothing to pay it is received at once.',
    body: ApplicationSubmit,
    responses: { 201: Application },
    async handle(call) {
      const { session } = call.caller;
      const [verdicts, addresses] = await Promise.all([verdictsFor(call.ctx, call.body), confirmAddresses(call.ctx, call.body)]);
      return once(call, `applications ${session.id}`, async (tx, ctx) => {
        await refuseUnlessMayAct(tx, ctx, session, call.body.solution);
        const id = await submitApplication(tx, ctx, session, call.body, verdicts, addresses);
        const view = await viewApplication(tx, ctx, session.id, id);
        return { status: 201, body: view as unknown as Json };
      });
    },
  }),
  route({
    method: 'GET',
    path: '/api/applications/newest',
    caller: 'session',
    summary: 'The application the caller submitted last in a solution: for a page whose answer to a submission was lost. 204 without one.',
    query: z.object({ solution: z.string() }),
    responses: { 200: Application, 204: 'None was submitted.' },
    async handle({ ctx, caller, query }) {
      const view = await viewNewest(ctx, caller.session.id, query.solution);
      return view ? json(view) : noContent();
    },
  }),
  route({
    method: 'GET',
    path: '/api/applications/:id',
    caller: 'session',
    summary: 'An application of the caller, with its newest attempt to pay and its receipt.',
    responses: { 200: Application },
    async handle({ ctx, caller, params }) {
      const view = await viewApplication(ctx.db, ctx, caller.session.id, params.id!);
      if (!view) throw new ProblemError('not-found');
      if (view.state !== 'received' || view.receiptId) return json(view);
      // Its receipt could not be made when it came in: whoever waits for it need not wait for the job.
      const receiptId = await tryMissingReceipt(ctx, view.id);
      return json({ ...view, ...(receiptId && { receiptId }) });
    },
  }),
  route({
    method: 'POST',
    path: '/api/applications/:id/withdrawal',
    caller: 'session',
    summary: 'Withdraw an application that waits for consents or for payment, or that the case system has not taken yet: what was paid goes back by itself. Withdrawn twice it is withdrawn.',
    responses: { 200: Application },
    async handle({ ctx, caller, params }) {
      await withdrawApplication(ctx, caller.session.id, params.id!);
      return json(await viewApplication(ctx.db, ctx, caller.session.id, params.id!));
    },
  }),
];
