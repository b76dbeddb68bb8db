// A sales unit of MobilePay at the simulator, and what tests of its adapter need of it.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { Order } from '@faelles/schemas/order.js';
import { GatewayError, type NewPayment } from '@faelles/server/payments/gateway.js';
import { vippsGateway } from '@faelles/server/payments/vipps/gateway.js';
import type { VippsSettings } from '@faelles/server/payments/vipps/settings.js';
import type { VippsSimulator } from '../simulators/start.ts';

export const webhookUrl = 'https://betaling.example/api/webhooks/vipps';

/** Settings for a simulator; `calls` counts what was sent, as `POST /path`. */
export function settingsFor(simulator: VippsSimulator, more: Partial<VippsSettings> = {}): VippsSettings & { calls: string[] } {
  const calls: string[] = [];
  const { url: apiUrl, clientId, clientSecret, subscriptionKey, msn } = simulator;
  const counted: typeof fetch = (input, init) => {
    calls.push(`${init?.method} ${new URL(String(input)).pathname}`);
    return fetch(input, init);
  };
  return { apiUrl, clientId, clientSecret, subscriptionKey, msn, webhookSecrets: [], fetch: counted, clock: () => new Date(), timeout: 10_000, ...more, calls };
}

export const gatewayFor = (simulator: VippsSimulator, more: Partial<VippsSettings> = {}) => vippsGateway(settingsFor(simulator, more));

export const orderOf = (totalOre: number, label = 'Gebyr'): Order => ({
  currency: 'DKK',
  lines: [
    { id: 'fee', label: { da: label, en: 'Fee' }, quantity: 1, unitPriceOre: totalOre, vatRate: 0, netOre: totalOre, taxOre: 0, grossOre: totalOre },
  ],
  netOre: totalOre,
  taxOre: 0,
  totalOre,
});

/** An attempt to pay 500.00 kr., as the server asks for it. */
export const newPayment = (more: Partial<NewPayment> = {}): NewPayment => ({
  id: randomUUID(),
  method: 'mobilepay',
  flow: 'redirect',
  reference: 'FK-2026-000123',
  order: orderOf(50000),
  language: 'da',
  returnUrl: 'http://127.0.0.1:4173/solutions/road-permit/?payment=p1',
  cancelUrl: 'http://127.0.0.1:4173/solutions/road-permit/?payment=p1&cancelled=1',
  termsUrl: 'http://127.0.0.1:4173/',
  webhookUrl,
  pageUrl: 'http://127.0.0.1:4173/solutions/road-permit/',
  expiresAt: new Date(Date.now() + 3600_000),
  ...more,
});

/** What `assert.rejects` is to see: a GatewayError of a kind, with a status. */
export const fails = (kind: 'unavailable' | 'refused', status?: number) => (error: unknown) => {
  assert.ok(error instanceof GatewayError, String(error));
  assert.equal(error.kind, kind);
  if (status !== undefined) assert.equal(error.status, status);
  return true;
};
