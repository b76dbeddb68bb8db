import { createHash, createHmac } from 'node:crypto';

/** What proves to a merchant that a webhook is the provider's, and unaltered. */
export interface Proof {
  'x-ms-date': string;
  'x-ms-content-sha256': string;
  authorization: string;
  host: string;
}

/**
 * Signs a webhook as published: HMAC-SHA256 over method, path with query, date, host and the body's SHA-256. The secret
 * goes in as it is written, although it looks like Base64.
 */
export function sign(secret: string, address: string, body: string, date: Date): Proof {
  const url = new URL(address);
  const sha256 = createHash('sha256').update(body).digest('base64');
  const sent = date.toUTCString();
  const text = `POST\n${url.pathname}${url.search}\n${sent};${url.host};${sha256}`;
  const signature = createHmac('sha256', secret).update(text).digest('base64');
  return {
    'x-ms-date': sent,
    'x-ms-content-sha256': sha256,
    authorization: `HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=${signature}`,
    host: url.host,
  };
}
