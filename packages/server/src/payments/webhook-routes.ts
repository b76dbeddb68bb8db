import { sql } from 'drizzle-orm';
import type { ServerContext } from '../context.ts';
import { webhookRejections } from '../database/payments.ts';
import { ProblemError } from '../http/problem.ts';
import { json, route } from '../http/route.ts';
import { webhookUrl } from './addresses.ts';
import { gatewayOf, isSetUp, type ProviderId } from './registry.ts';
import { takeNotice } from './webhook.ts';

/** More than any provider sends. */
const mostBytes = 256 * 1024;

/** Counts a webhook without proof by provider and day. Nothing it said is kept, and nothing changes. */
async function countForged(ctx: ServerContext, provider: ProviderId): Promise<void> {
  const day = ctx.clock().toISOString().slice(0, 10);
  await ctx.db
    .insert(webhookRejections)
    .values({ provider, day, count: 1 })
    .onConflictDoUpdate({ target: [webhookRejections.provider, webhookRejections.day], set: { count: sql`${webhookRejections.count} + 1` } });
  ctx.log.warn('webhook-forged', { provider });
}

const webhookRoute = (provider: ProviderId, proof: string) =>
  route({
    method: 'POST',
    path: `/api/webhooks/${provider}`,
    caller: 'provider',
    rate: 'webhook',
    summary: `Events of the payment provider. It proves itself by ${proof}.`,
    body: 'bytes',
    maxBytes: mostBytes,
    responses: { 200: 'Taken in; also when it was before, or the payment is not known.', 401: 'No proof, or a wrong one: counted, and nothing changed.' },
    async handle({ ctx, body, request }) {
      // Of a provider that is not set up nobody can prove anything.
      const isHere = isSetUp(ctx, provider);
      const url = `${webhookUrl(ctx.config.publicUrl, provider)}${new URL(request.url).search}`;
      const reading = isHere ? gatewayOf(ctx, provider).readWebhook({ method: request.method, url, headers: request.headers, rawBody: body }) : 'forged';
      if (reading === 'forged') {
        await countForged(ctx, provider);
        throw new ProblemError('not-signed-in');
      }
      if (reading === 'not-understood') throw new ProblemError('invalid-request', { detail: 'This is no event of the payment provider.' });
      await takeNotice(ctx, provider, reading.notice);
      // Nexi Checkout takes 200 only; 204 would be sent again.
      return json({});
    },
  });

/** Where providers tell us that something happened. */
export const webhookRoutes = [
  webhookRoute('nexi', 'the Authorization it was given'),
  webhookRoute('vipps', 'an HMAC over its headers and bytes'),
];
