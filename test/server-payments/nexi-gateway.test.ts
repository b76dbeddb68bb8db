import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Order } from '@faelles/schemas/order.js';
import { GatewayError } from '@faelles/server/payments/gateway.js';
import { addresses } from '@faelles/server/payments/addresses.js';
import { accountOf } from '@faelles/server/payments/nexi/account.js';
import { Retrieved } from '@faelles/server/payments/nexi/answers.js';
import { nexiGateway } from '@faelles/server/payments/nexi/gateway.js';
import { nexiItems } from '@faelles/server/payments/nexi/order-items.js';
import { readNexiWebhook } from '@faelles/server/payments/nexi/webhook.js';
import { nextRead } from '@faelles/server/payments/timing.js';
import { startSimulator } from '../simulators/start.ts';

const line = (more: Partial<Order['lines'][number]> = {}): Order['lines'][number] => ({
  id: 'fee',
  label: { da: 'Gebyr', en: 'Fee' },
  quantity: 2,
  unitPriceOre: 8000,
  vatRate: 2500,
  netOre: 16000,
  taxOre: 4000,
  grossOre: 20000,
  ...more,
});
const order = (...lines: Order['lines']): Order => ({
  currency: 'DKK',
  lines,
  netOre: lines.reduce((sum, { netOre }) => sum + netOre, 0),
  taxOre: lines.reduce((sum, { taxOre }) => sum + taxOre, 0),
  totalOre: lines.reduce((sum, { grossOre }) => sum + grossOre, 0),
});
const rounded = line({ id: 'area', quantity: 3.333, unitPriceOre: 100.5, netOre: 335, vatRate: 0, taxOre: 0, grossOre: 335 });

test('a line goes with its VAT, in the language of the citizen', () => {
  assert.deepEqual(nexiItems(order(line()), 'en')[0], {
    reference: 'fee', name: 'Fee', quantity: 2, unit: 'pcs', unitPrice: 8000, taxRate: 2500,
    taxAmount: 4000, netTotalAmount: 16000, grossTotalAmount: 20000,
  });
});

test('a line that was rounded goes as one piece at its net price', () => {
  const [item] = nexiItems(order(rounded), 'da');
  assert.deepEqual([item?.quantity, item?.unitPrice, item?.netTotalAmount], [1, 335, 335]);
});

test('signs the provider does not take are left out', () => {
  const [item] = nexiItems(order(line({ label: { da: '<Gebyr> \\ "A" & B' }, unit: { da: 'm² "dage"' } })), 'da');
  assert.ok(!/[<>\\'"&]/.test(item!.name + item!.unit));
  assert.equal(nexiItems(order(line({ label: { da: 'x'.repeat(300) } })), 'da')[0]?.name.length, 128);
});

test('terms on a page of ours, on the web, or none: always a web address', () => {
  const termsUrl = (href?: string) => {
    const priced = { ...order(line()), ...(href !== undefined && { terms: { label: { da: 'Vilkår' }, href } }) };
    return addresses('https://example.dk', 'road-permit', { id: 'p1', order: priced, provider: 'nexi', begunBy: 'session' }).termsUrl;
  };
  assert.equal(termsUrl('/vilkaar'), 'https://example.dk/vilkaar');
  assert.equal(termsUrl('https://kommune.example/v'), 'https://kommune.example/v');
  for (const href of ['mailto:a@example.dk', undefined]) assert.equal(termsUrl(href), 'https://example.dk/');
});

const retrieved = (payment: object) =>
  accountOf(Retrieved.parse({ payment: { paymentId: 'p', orderDetails: { amount: 100, currency: 'DKK' }, ...payment } }), new Date(5000));

test('amounts that are left out are zero; a summary that is left out is not understood', () => {
  assert.deepEqual(retrieved({ summary: {} }).amounts, { authorisedOre: 0, capturedOre: 0, refundedOre: 0, cancelledOre: 0 });
  assert.equal(retrieved({}).facts.unknown, 'no summary');
  assert.equal(retrieved({ state: 'Quarantined' }).facts.unknown, 'Quarantined');
});

test('of a card number at most the last four digits are kept', () => {
  const paidWith = (maskedPan: string) => retrieved({ summary: {}, paymentDetails: { paymentMethod: 'Visa', cardDetails: { maskedPan } } }).paidWith;
  assert.equal(paidWith('492500******0004'), 'Visa **** 0004');
  assert.equal(paidWith('4925000000000004'), 'Visa **** 0004');
  assert.equal(paidWith('******'), 'Visa');
});

const webhook = (body: unknown, authorization: string | undefined = 'webhookSecret01') =>
  readNexiWebhook('webhookSecret01', {
    method: 'POST',
    url: 'https://example.dk/api/webhooks/nexi',
    headers: new Headers(authorization === undefined ? {} : { authorization }),
    rawBody: new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body)),
  });
const noticed = (body: unknown) => {
  const reading = webhook(body);
  assert.ok(typeof reading === 'object');
  return reading.notice;
};

test('amounts that are none are not believed, in any member', () => {
  const payment = (amount: unknown) => ({ payment: { paymentId: 'p', orderDetails: { amount, currency: 'DKK' }, summary: {} } });
  const summary = (reservedAmount: unknown) => ({ payment: { paymentId: 'p', orderDetails: { amount: 1, currency: 'DKK' }, summary: { reservedAmount } } });
  assert.ok(Retrieved.safeParse(payment(1)).success && Retrieved.safeParse(summary(1)).success);
  for (const amount of [-1, 0.5, Number.NaN, Infinity, 2 ** 53, '100', null]) {
    assert.ok(!Retrieved.safeParse(payment(amount)).success, String(amount));
    assert.ok(!Retrieved.safeParse(summary(amount)).success, String(amount));
  }
});

test('an event we do not know is still a reason to ask', () => {
  assert.equal(noticed({ id: 'e1', event: 'payment.something.new', data: { paymentId: 'p' } }).event.type, 'other');
  assert.equal(webhook({ id: 'e1', data: {} }), 'not-understood');
  assert.equal(webhook('text'), 'not-understood');
});

test('a webhook without the right proof is forged, whatever it says', () => {
  const body = { id: 'e1', event: 'payment.charge.created.v2', data: { paymentId: 'p' } };
  for (const wrong of ['', 'webhookSecret02', 'Bearer webhookSecret01', 'webhookSecret0']) {
    assert.equal(webhook(body, wrong), 'forged', wrong);
    assert.equal(webhook('not even JSON', wrong), 'forged', wrong);
  }
});

test('no event carries an amount further', () => {
  assert.deepEqual(noticed({ id: 'e1', event: 'payment.charge.created.v2', data: { paymentId: 'p', amount: { amount: 1, currency: 'SEK' } } }).event, { kind: 'event', id: 'e1', type: 'captured' });
});

test('a page may make us ask fewer than thirty times an hour', () => {
  let [at, reads] = [new Date(0), 0];
  while (at.getTime() < 3_600_000) at = nextRead(at, ++reads);
  assert.ok(reads > 10 && reads < 30, String(reads));
});

test('against the provider’s own checks: every kind of line is taken, and the language chosen', async (t) => {
  const simulator = await startSimulator();
  t.after(() => simulator.stop());
  const settings = { apiUrl: simulator.url, secretKey: simulator.secretKey, webhookSecret: 'webhookSecret01', fetch, clock: () => new Date() };
  const gateway = nexiGateway(settings);
  const request = {
    id: '5d6f0f51-3a57-4c4c-8a67-36d5a5b2f003',
    reference: 'RV-2026-4F7K2QD',
    order: order(line(), rounded, line({ id: 'vat', quantity: 1, unitPriceOre: 333, netOre: 333, taxOre: 83, grossOre: 416 })),
    method: 'card' as const,
    flow: 'redirect' as const,
    language: 'en',
    returnUrl: 'https://example.dk/solutions/road-permit/?payment=1',
    cancelUrl: 'https://example.dk/solutions/road-permit/?payment=1&cancelled=1',
    termsUrl: 'https://example.dk/terms',
    webhookUrl: 'https://example.dk/api/webhooks/nexi',
    pageUrl: 'https://example.dk/solutions/road-permit/?payment=1',
    expiresAt: new Date(Date.now() + 60_000),
  };
  const created = await gateway.create(request);
  assert.equal(new URL(created.redirectUrl!).searchParams.get('language'), 'en-GB');
  assert.equal(new URL((await gateway.create({ ...request, language: 'da' })).redirectUrl!).searchParams.get('language'), 'da-DK');
  assert.ok(Math.abs(created.expiresAt!.getTime() - request.expiresAt.getTime()) < 5);
  assert.equal((await gateway.retrieve(created.providerId)).facts.orderOre, 20751);

  assert.equal(await gateway.close(created.providerId), true);
  assert.equal((await gateway.retrieve(created.providerId)).facts.cancelledByService, true);

  const kind = (expected: string) => (error: unknown) => error instanceof GatewayError && error.kind === expected;
  await assert.rejects(gateway.charge(created.providerId, 100, 'key', true), kind('refused'));
  await assert.rejects(gateway.retrieve('0'.repeat(32)), kind('refused'));
  await assert.rejects(nexiGateway({ ...settings, secretKey: 'wrong' }).create(request), kind('refused'));
  await assert.rejects(nexiGateway({ ...settings, apiUrl: 'http://127.0.0.1:9' }).create(request), kind('unavailable'));
  await simulator.control({ kind: 'slow', delay: 5_000 });
  await assert.rejects(nexiGateway({ ...settings, timeout: 50 }).retrieve(created.providerId), kind('unavailable'));
  await simulator.control({ kind: 'error-500' });
  await assert.rejects(gateway.retrieve(created.providerId), kind('unavailable'));
});

test('an answer of another shape is no answer', async () => {
  const lying = (body: string) => (() => Promise.resolve(new Response(body, { status: 201 }))) as typeof fetch;
  const settings = { apiUrl: 'http://provider.example', secretKey: 's', webhookSecret: 'w', clock: () => new Date() };
  for (const body of ['', '<html>', '{}', '{"payment":{"summary":{"reservedAmount":"100"}}}']) {
    await assert.rejects(nexiGateway({ ...settings, fetch: lying(body) }).retrieve('p'), GatewayError);
  }
});
