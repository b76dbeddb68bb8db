import { sql } from 'drizzle-orm';
import * as z from 'zod';
import { json, route } from './route.ts';

const Health = z.object({
  status: z.enum(['ok', 'failing']),
  profile: z.enum(['demo', 'production']),
  scanner: z.string(),
  /** Who looks addresses up; `none` when citizens type them. */
  addresses: z.string(),
  solutions: z.int(),
});

export const healthRoutes = [
  route({
    method: 'GET',
    path: '/api/health',
    caller: 'anyone',
    summary: 'Does the server work? 503 when its database does not answer.',
    responses: { 200: Health, 503: Health },
    async handle({ ctx }) {
      const works = await ctx.db.execute(sql`select 1`).then(
        () => true,
        (error: unknown) => (ctx.log.error('database-unreachable', error), false),
      );
      const { profile } = ctx.config;
      const body = { status: works ? 'ok' : 'failing', profile, scanner: ctx.scanner.name, addresses: ctx.addresses?.name ?? 'none', solutions: ctx.solutions.list().length };
      return json(body, works ? 200 : 503);
    },
  }),
];
