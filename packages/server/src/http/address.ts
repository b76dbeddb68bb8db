import type { Context } from 'hono';

/**
 * The network address a call comes from, for rate limits only; it is never stored or logged. With `trustedProxies` = n
 * it is the n-th from the right of `X-Forwarded-For`: what stands further left anybody can write there.
 */
export function addressOf(c: Context, trustedProxies: number): string {
  const env = c.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined;
  const direct = env?.incoming?.socket?.remoteAddress ?? 'local';
  if (trustedProxies === 0) return direct;
  const hops = (c.req.header('x-forwarded-for') ?? '').split(',').map((hop) => hop.trim());
  return hops.at(-trustedProxies) || direct;
}
