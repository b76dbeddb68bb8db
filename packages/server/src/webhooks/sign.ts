import { createHmac } from 'node:crypto';

/**
 * Headers of a message as Standard Webhooks 1.0 writes them (standardwebhooks.com): the receiver checks the signature
 * over id, time and body with a library of its language, and refuses old ones.
 * @param secret the shared secret, as it stands in the environment; `whsec_…` holds it in base64
 */
export function signedHeaders(secret: string, id: string, at: Date, body: string): Record<string, string> {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const key = secret.startsWith('whsec_') ? Buffer.from(secret.slice(6), 'base64') : Buffer.from(secret);
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` };
}
