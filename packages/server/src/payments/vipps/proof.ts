import { createHash, createHmac } from 'node:crypto';
import { sameSecret } from '../../hash.ts';
import type { WebhookRequest } from '../gateway.ts';

/**
 * How far the date of a webhook may be from our clock, in milliseconds: what is older may be an old message sent again.
 * A message that is told late by this loses nothing, for its payment is asked about all the same.
 */
export const tolerance = 15 * 60_000;

const scheme = 'HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=';

/**
 * Is a webhook the provider's, unaltered and of now? Published: the body's SHA-256 must be the one that is signed, and the
 * signature is HMAC-SHA256 over method, path with query, date, host and that hash, with the secret of the registration as
 * it is written. The address is the one that was registered, whatever a proxy made of the `Host` header.
 */
export function isProved(secrets: readonly string[], now: Date, { method, url, headers, rawBody }: WebhookRequest): boolean {
  const date = headers.get('x-ms-date') ?? '';
  const claimed = headers.get('x-ms-content-sha256') ?? '';
  const given = headers.get('authorization') ?? '';
  const address = new URL(url);
  const hash = createHash('sha256').update(rawBody).digest('base64');
  const text = `${method}\n${address.pathname}${address.search}\n${date};${address.host};${claimed}`;
  // Everything is compared, always and in constant time: how long it took says nothing about what was wrong.
  const signed = secrets.map((secret) => sameSecret(given, scheme + createHmac('sha256', secret).update(text).digest('base64')));
  const fresh = Math.abs(now.getTime() - Date.parse(date)) <= tolerance;
  return [sameSecret(claimed, hash), signed.includes(true), fresh].every(Boolean);
}
