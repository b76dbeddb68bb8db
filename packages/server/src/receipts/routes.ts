import { ReceiptLink, ReceiptView } from '@faelles/schemas/receipt.js';
import { ProblemError } from '../http/problem.ts';
import { json, noContent, route } from '../http/route.ts';
import { createLink, firstLink, revokeLink } from './links.ts';
import { findReceipt, ownReceipt } from './store.ts';
import { maskedView, wholeView } from './view.ts';

export const receiptRoutes = [
  route({
    method: 'GET',
    path: '/api/receipts/:id',
    caller: ['link', 'session'],
    summary: 'A receipt: masked with a link (Authorization: Link …), whole with its own session, then signed, and the first time with a link.',
    responses: { 200: ReceiptView },
    async handle({ ctx, caller, params }) {
      const id = params.id!;
      if (caller.kind === 'link') {
        const opens = caller.link.kind === 'receipt' && caller.link.resourceId === id;
        const row = opens ? await findReceipt(ctx.db, id) : undefined;
        if (!row) throw new ProblemError('not-found');
        return json(await maskedView(ctx, row));
      }
      const row = await ownReceipt(ctx.db, caller.session.id, id);
      if (!row) throw new ProblemError('not-found');
      return json(await wholeView(ctx, row, await firstLink(ctx, id)));
    },
  }),
  route({
    method: 'POST',
    path: '/api/receipts/:id/links',
    caller: 'session',
    summary: 'Make another link to a receipt. Its secret is told this once.',
    responses: { 201: ReceiptLink },
    async handle({ ctx, caller, params }) {
      const row = await ownReceipt(ctx.db, caller.session.id, params.id!);
      if (!row) throw new ProblemError('not-found');
      return json(await createLink(ctx.db, ctx, row.id), 201);
    },
  }),
  route({
    method: 'DELETE',
    path: '/api/receipts/:id/links/:linkId',
    caller: 'session',
    summary: 'Close a link at once.',
    responses: { 204: 'Closed.' },
    async handle({ ctx, caller, params }) {
      const row = await ownReceipt(ctx.db, caller.session.id, params.id!);
      if (!row || !(await revokeLink(ctx, row.id, params.linkId!))) throw new ProblemError('not-found');
      return noContent();
    },
  }),
];
