import { OutboxPage, OutboxQuery } from '@faelles/schemas/delivery.js';
import { json, noContent, route } from '../http/route.ts';
import { listOutbox, retryMessage } from './staff-list.ts';

/** Messages to citizens, as staff look after them. */
export const outboxRoutes = [
  route({
    method: 'GET',
    path: '/api/staff/outbox',
    caller: 'staff',
    role: 'see',
    summary: 'Messages to Digital Post and NemSMS that are not sent or were given up, or those of a state or a reference, the newest first. Nothing about a person.',
    query: OutboxQuery,
    responses: { 200: OutboxPage },
    handle: async ({ ctx, query }) => json(await listOutbox(ctx.db, query)),
  }),
  route({
    method: 'POST',
    path: '/api/staff/outbox/:id/retry',
    caller: 'staff',
    role: 'see',
    summary: 'Send a message that was given up again, from the first try and with the same key. 409 when it is not given up, or erased.',
    responses: { 204: 'It is sent again.' },
    async handle({ ctx, params, caller }) {
      await retryMessage(ctx, params.id!, caller.staff);
      return noContent();
    },
  }),
];
