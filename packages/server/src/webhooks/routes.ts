import { and, desc, eq, isNotNull } from 'drizzle-orm';
import * as z from 'zod';
import { webhookOutbox } from '../database/webhooks.ts';
import { ProblemError } from '../http/problem.ts';
import { json, noContent, route } from '../http/route.ts';

const Webhooks = z.object({
  webhooks: z.array(
    z.object({
      id: z.uuid(),
      type: z.string(),
      createdAt: z.string(),
      deadAt: z.string(),
      tries: z.int(),
      /** HTTP status of the last answer; 0 when none came. */
      lastStatus: z.int(),
    }),
  ),
});

export const webhookRoutes = [
  route({
    method: 'GET',
    path: '/api/staff/webhooks/given-up',
    caller: 'staff',
    summary: 'Messages the case system has not taken in about three days of tries.',
    responses: { 200: Webhooks },
    async handle({ ctx }) {
      const rows = await ctx.db.select().from(webhookOutbox).where(isNotNull(webhookOutbox.deadAt)).orderBy(desc(webhookOutbox.createdAt)).limit(500);
      const webhooks = rows.map(({ id, type, createdAt, deadAt, tries, lastStatus }) => ({
        id, type, tries, lastStatus: lastStatus ?? 0, createdAt: createdAt.toISOString(), deadAt: deadAt!.toISOString(),
      }));
      return json({ webhooks });
    },
  }),
  route({
    method: 'POST',
    path: '/api/staff/webhooks/:id/retries',
    caller: 'staff',
    summary: 'Send a message that was given up again, from the first try.',
    responses: { 204: 'It is sent again.' },
    async handle({ ctx, params }) {
      const dead = and(eq(webhookOutbox.id, params.id!), isNotNull(webhookOutbox.deadAt));
      const again = { deadAt: null, tries: 0, nextTryAt: ctx.clock() };
      const [row] = await ctx.db.update(webhookOutbox).set(again).where(dead).returning({ id: webhookOutbox.id });
      if (!row) throw new ProblemError('not-found');
      return noContent();
    },
  }),
];
