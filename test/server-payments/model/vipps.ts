// Vipps MobilePay: its simulator's books, and the portal of its merchants.
import { randomUUID } from 'node:crypto';
import type { BookKeeping, Entry, Kind } from './provider.ts';

const keys = { clientId: 'client-of-the-model', clientSecret: 'client-secret-of-the-model', subscriptionKey: 'subscription-key-of-the-model', msn: '123456' };
const common = { 'ocp-apim-subscription-key': keys.subscriptionKey, 'merchant-serial-number': keys.msn, 'content-type': 'application/json' };

interface VippsPayment {
  reference: string;
  token: string;
  authorized: number;
  captured: number;
  cancelled: number;
  refunded: number;
}

export const vippsKind: Kind = {
  name: 'vipps',
  // The published limit of five changes a minute would make a story of clicks one of waiting.
  env: { CLIENT_ID: keys.clientId, CLIENT_SECRET: keys.clientSecret, SUBSCRIPTION_KEY: keys.subscriptionKey, MSN: keys.msn, WEBHOOK_RETRIES: '10,30', WRITE_LIMIT: '0' },
  entry(payment: VippsPayment): Entry {
    return {
      provider: 'vipps',
      providerId: payment.reference,
      page: payment.token,
      reserved: payment.authorized,
      charged: payment.captured,
      // Before an answer the provider calls the whole amount cancelled, although nothing was reserved.
      cancelled: payment.authorized === 0 ? 0 : payment.cancelled,
      refunded: payment.refunded,
      pending: 0,
      charges: payment.captured > 0 ? [{ id: '', ore: payment.captured }] : [],
    };
  },
  async keep(url: string, entry: Entry, what: BookKeeping, ore: number) {
    const authorization = `Bearer ${await accessToken(url)}`;
    const headers = { ...common, authorization, 'idempotency-key': randomUUID() };
    const body = JSON.stringify({ modificationAmount: { currency: 'DKK', value: ore } });
    return fetch(`${url}/epayment/v1/payments/${entry.providerId}/${what}`, { method: 'POST', headers, body });
  },
};

async function accessToken(url: string): Promise<string> {
  const headers = { ...common, client_id: keys.clientId, client_secret: keys.clientSecret };
  const answer = await fetch(`${url}/accesstoken/get`, { method: 'POST', headers });
  if (!answer.ok) throw new Error(`no access token: ${answer.status}`);
  return ((await answer.json()) as { access_token: string }).access_token;
}

const events = ['created', 'aborted', 'expired', 'cancelled', 'captured', 'refunded', 'authorized', 'terminated'];

/** Registers the server's webhook, as a merchant does once. @returns what the server is told of this provider */
export async function registerVipps(url: string, webhookUrl: string) {
  const headers = { ...common, authorization: `Bearer ${await accessToken(url)}` };
  const body = JSON.stringify({ url: webhookUrl, events: events.map((name) => `epayments.payment.${name}.v1`) });
  const answer = await fetch(`${url}/webhooks/v1/webhooks`, { method: 'POST', headers, body });
  if (answer.status !== 201) throw new Error(`the webhook was not registered: ${answer.status} ${await answer.text()}`);
  const { secret } = (await answer.json()) as { secret: string };
  return { apiUrl: url, ...keys, webhookSecrets: [secret] };
}
