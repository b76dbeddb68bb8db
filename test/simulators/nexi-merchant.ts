/** A merchant for the tests of Nexi's simulator: its webhook, and what it asks for. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { startSimulator } from './start.ts';

/** A webhook as it came. */
export interface Received {
  id: string;
  event: string;
  authorization: string | undefined;
  merchantId?: number;
  merchantNumber?: number;
  data: Record<string, any>;
}

/** What the merchant wants to read in its webhooks. */
export const authorization = 'webhookSecret123';
const events = [
  'payment.created',
  'payment.checkout.completed',
  'payment.reservation.created.v2',
  'payment.reservation.failed',
  'payment.charge.created.v2',
  'payment.charge.failed',
  'payment.cancel.created',
  'payment.refund.initiated.v2',
  'payment.refund.completed',
];

/** A line of an order, øre. */
export const item = (name: string, gross: number) => ({
  reference: name, name, quantity: 1, unit: 'stk', unitPrice: gross, taxRate: 0, taxAmount: 0, grossTotalAmount: gross, netTotalAmount: gross,
});

/** Starts the simulator, and a merchant that hears its webhooks. */
export async function startMerchant() {
  const state = {
    received: [] as Received[],
    /** Statuses webhooks are answered with; 200 when the list is empty. */
    answers: [] as number[],
    /** Called when a webhook arrives, before it is answered. */
    arrived: undefined as (() => void) | undefined,
  };
  const server = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += String(chunk);
    state.received.push({ ...JSON.parse(text), authorization: request.headers.authorization });
    state.arrived?.();
    response.writeHead(state.answers.shift() ?? 200).end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const hookUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
  const simulator = await startSimulator({ webhookRetries: [20, 40], refundDelay: 20, retrieveLimit: 5, merchantId: 100000042 });

  const order = (over: Record<string, unknown> = {}) => ({
    order: { items: [item('Gebyr', 30000), item('Depositum', 20000)], amount: 50000, currency: 'DKK', reference: 'A-1' },
    checkout: {
      integrationType: 'HostedPaymentPage',
      returnUrl: 'http://127.0.0.1:4173/back?step=receipt',
      cancelUrl: 'http://127.0.0.1:4173/cancel',
      termsUrl: 'http://127.0.0.1:4173/terms',
      ...over,
    },
    notifications: { webHooks: events.map((eventName) => ({ eventName, url: hookUrl, authorization })) },
  });

  async function call(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
    const answer = await fetch(simulator.url + path, {
      method,
      redirect: 'manual',
      headers: { authorization: simulator.secretKey, 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await answer.text();
    const json = answer.headers.get('content-type')?.includes('json') && text !== '' ? JSON.parse(text) : undefined;
    return { status: answer.status, headers: answer.headers, text, json };
  }

  return {
    state, simulator, order, call,
    /** Begins anew: no payments, nothing heard. */
    async reset(): Promise<void> {
      await simulator.reset();
      Object.assign(state, { received: [], answers: [], arrived: undefined });
    },
    async create(over?: Record<string, unknown>): Promise<string> {
      const { status, json } = await call('POST', '/v1/payments', order(over));
      assert.equal(status, 201);
      return json.paymentId;
    },
    /** What the payer presses on the payment page. */
    press: (id: string, action: string, query = '') =>
      call('POST', `/pay/${id}${query}`, `action=${action}&method=Visa`, { 'content-type': 'application/x-www-form-urlencoded' }),
    summary: async (id: string) => (await call('GET', `/v1/payments/${id}`)).json.payment.summary,
    /** Waits until so many events have been heard. */
    async heard(count: number): Promise<string[]> {
      for (let tries = 0; state.received.length < count && tries < 2_000; tries += 1) await pause(10);
      return state.received.map((entry) => entry.event);
    },
    async stop(): Promise<void> {
      await simulator.stop();
      server.closeAllConnections();
      server.close();
    },
  };
}

export type Merchant = Awaited<ReturnType<typeof startMerchant>>;
