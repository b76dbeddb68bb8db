/** A merchant for the tests of MobilePay's simulator: its keys, its webhook, and what it asks for. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { startVippsSimulator } from './start.ts';

/** A webhook as it came. */
export type Received = { headers: IncomingHttpHeaders; url: string; raw: string; name: string; [field: string]: any };

export const payments = '/epayment/v1/payments';
export const key = (text: string) => ({ 'idempotency-key': text });
/** The provider's number in a problem. */
export const code = (answer: { json: any }): string | undefined =>
  answer.json.extraDetails.find((detail: { name: string }) => detail.name === 'ErrorCode')?.reason;

export const order = (more: Record<string, unknown> = {}) => ({
  amount: { currency: 'DKK', value: 50000 },
  paymentMethod: { type: 'WALLET' },
  reference: randomUUID() as string,
  userFlow: 'WEB_REDIRECT',
  returnUrl: 'http://127.0.0.1:4173/back?payment=1',
  paymentDescription: 'Gebyr <b>"&</b>',
  ...more,
});

/** Starts the simulator, and a merchant whose webhook is registered there. */
export async function startMerchant() {
  const state = {
    received: [] as Received[],
    /** Statuses webhooks are answered with; 200 when the list is empty. */
    answers: [] as number[],
    /** Called when a webhook arrives, before it is answered. */
    arrived: undefined as (() => void) | undefined,
    token: '',
  };
  const server = createServer(async (request, response) => {
    let raw = '';
    for await (const chunk of request) raw += String(chunk);
    state.received.push({ ...JSON.parse(raw), headers: request.headers, url: request.url!, raw });
    state.arrived?.();
    response.writeHead(state.answers.shift() ?? 200).end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const hookUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook?from=vipps`;
  const simulator = await startVippsSimulator({ webhookRetries: [20, 40], writeLimit: 0, readLimit: 12 });
  const secret = await simulator.register(hookUrl);
  const { clientId, clientSecret, subscriptionKey, msn } = simulator;

  async function call(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
    const answer = await fetch(simulator.url + path, {
      method,
      redirect: 'manual',
      headers: {
        'ocp-apim-subscription-key': subscriptionKey,
        'merchant-serial-number': msn,
        authorization: `Bearer ${state.token}`,
        'content-type': 'application/json',
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await answer.text();
    const json = answer.headers.get('content-type')?.includes('json') && text !== '' ? JSON.parse(text) : undefined;
    return { status: answer.status, headers: answer.headers, text, json };
  }

  async function create(more?: Record<string, unknown>): Promise<string> {
    const body = order(more);
    assert.equal((await call('POST', payments, body, key(body.reference))).status, 201);
    return body.reference;
  }

  return {
    state, simulator, hookUrl, secret, call, create,
    /** Begins anew: no payments, nothing heard, a fresh token. */
    async reset() {
      await simulator.reset();
      const { json } = await call('POST', '/accesstoken/get', undefined, { client_id: clientId, client_secret: clientSecret });
      Object.assign(state, { received: [], answers: [], arrived: undefined, token: json.access_token });
    },
    async approved(): Promise<string> {
      const reference = await create();
      await simulator.pay(reference, 'approve');
      return reference;
    },
    adjust: (reference: string, what: string, value?: number, idempotencyKey: string = randomUUID()) =>
      call('POST', `${payments}/${reference}/${what}`, value === undefined ? undefined : { modificationAmount: { currency: 'DKK', value } }, key(idempotencyKey)),
    /** Øre authorised, captured, cancelled, refunded. */
    async sums(reference: string): Promise<number[]> {
      const { aggregate } = (await call('GET', `${payments}/${reference}`)).json;
      return ['authorized', 'captured', 'cancelled', 'refunded'].map((name) => aggregate[`${name}Amount`].value);
    },
    /** Waits until so many events have been heard. */
    async heard(count: number): Promise<string[]> {
      for (let tries = 0; state.received.length < count && tries < 2_000; tries += 1) await pause(10);
      return state.received.map((entry) => entry.name);
    },
    /** Waits until the provider has nothing left to send. */
    async settled(): Promise<void> {
      for (let tries = 0; tries < 2_000 && !(await simulator.quiet()); tries += 1) await pause(10);
    },
    pageOf: async (reference: string) => `/pay/${(await simulator.payment(reference)).token}`,
    async stop() {
      await simulator.stop();
      server.closeAllConnections();
      server.close();
    },
  };
}

export type Merchant = Awaited<ReturnType<typeof startMerchant>>;
