/** The simulator must be as strict, and on command as bad, as the tests that stand on it believe. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, beforeEach, describe, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { startSimulator, type Simulator } from './start.ts';

interface Received {
  id: string;
  event: string;
  authorization: string | undefined;
  merchantId?: number;
  merchantNumber?: number;
  data: Record<string, any>;
}

const AUTHORIZATION = 'webhookSecret123';
const EVENTS = [
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

let simulator: Simulator;
let merchant: Server;
let received: Received[] = [];
/** Statuses the merchant answers webhooks with; 200 when the list is empty. */
let answers: number[] = [];
/** Called when a webhook arrives, before it is answered. */
let arrived: (() => void) | undefined;

before(async () => {
  merchant = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += String(chunk);
    received.push({ ...JSON.parse(text), authorization: request.headers.authorization });
    arrived?.();
    response.writeHead(answers.shift() ?? 200).end();
  }).listen(0, '127.0.0.1');
  await once(merchant, 'listening');
  simulator = await startSimulator({ webhookRetries: [20, 40], refundDelay: 20, retrieveLimit: 5, merchantId: 100000042 });
});

after(async () => {
  await simulator.stop();
  merchant.closeAllConnections();
  merchant.close();
});

beforeEach(async () => {
  await simulator.reset();
  received = [];
  answers = [];
  arrived = undefined;
});

const hookUrl = () => `http://127.0.0.1:${(merchant.address() as AddressInfo).port}/hook`;

const item = (name: string, gross: number) => ({
  reference: name, name, quantity: 1, unit: 'stk', unitPrice: gross, taxRate: 0, taxAmount: 0, grossTotalAmount: gross, netTotalAmount: gross,
});

const order = (over: Record<string, unknown> = {}) => ({
  order: { items: [item('Gebyr', 30000), item('Depositum', 20000)], amount: 50000, currency: 'DKK', reference: 'A-1' },
  checkout: {
    integrationType: 'HostedPaymentPage',
    returnUrl: 'http://127.0.0.1:4173/back?step=receipt',
    cancelUrl: 'http://127.0.0.1:4173/cancel',
    termsUrl: 'http://127.0.0.1:4173/terms',
    ...over,
  },
  notifications: { webHooks: EVENTS.map((eventName) => ({ eventName, url: hookUrl(), authorization: AUTHORIZATION })) },
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

async function create(over?: Record<string, unknown>): Promise<string> {
  const { status, json } = await call('POST', '/v1/payments', order(over));
  assert.equal(status, 201);
  return json.paymentId;
}

const press = (id: string, action: string, query = '') =>
  call('POST', `/pay/${id}${query}`, `action=${action}&method=Visa`, { 'content-type': 'application/x-www-form-urlencoded' });

const summary = async (id: string) => (await call('GET', `/v1/payments/${id}`)).json.payment.summary;

/** Waits until the merchant has heard of so many events. */
async function heard(count: number): Promise<string[]> {
  for (let tries = 0; received.length < count && tries < 200; tries += 1) await pause(10);
  return received.map((entry) => entry.event);
}

describe('API', () => {
  test('wants the secret key and knows its own paths', async () => {
    assert.equal((await call('POST', '/v1/payments', order(), { authorization: 'wrong' })).status, 401);
    assert.equal((await call('GET', '/v1/payments/unknown')).status, 404);
    assert.equal((await call('GET', '/v1/nothing')).status, 404);
    assert.equal((await call('DELETE', '/v1/payments/unknown')).status, 405);
  });

  test('creates a payment with a hosted page that has a query already', async () => {
    const { status, json } = await call('POST', '/v1/payments', order());
    assert.equal(status, 201);
    assert.match(json.paymentId, /^[0-9a-f]{32}$/);
    assert.equal(json.hostedPaymentPageUrl, `${simulator.url}/pay/${json.paymentId}?pid=${json.paymentId}`);
    assert.deepEqual(await summary(json.paymentId), {});
  });

  test('says which field is wrong', async () => {
    const wrong = order({ returnUrl: undefined });
    wrong.order.amount = 49999;
    wrong.order.items[0]!.name = 'Gebyr <b>';
    wrong.notifications.webHooks[0]!.authorization = 'kort';
    const { status, json } = await call('POST', '/v1/payments', wrong);
    assert.equal(status, 400);
    assert.deepEqual(Object.keys(json.errors).sort(), [
      'checkout.returnUrl', 'notifications.webHooks[0].authorization', 'order.amount', 'order.items[0].name',
    ]);
    assert.equal((await call('POST', '/v1/payments', '{')).status, 400);
  });

  test('checks the arithmetic of a line with VAT', async () => {
    const body = order();
    const line = { ...item('Skilt', 0), quantity: 2, unitPrice: 8000, netTotalAmount: 16000, taxRate: 2500, taxAmount: 4000, grossTotalAmount: 20000 };
    body.order = { ...body.order, items: [line], amount: 20000 };
    assert.equal((await call('POST', '/v1/payments', body)).status, 201);
    body.order.items = [{ ...line, taxAmount: 3000, grossTotalAmount: 19000 }];
    body.order.amount = 19000;
    assert.ok((await call('POST', '/v1/payments', body)).json.errors['order.items[0].taxAmount']);
  });

  test('charges once for one idempotency key, and never more than is reserved', async () => {
    const id = await create();
    assert.equal((await call('POST', `/v1/payments/${id}/charges`, { amount: 50000 })).status, 402);
    await press(id, 'approve');
    const key = { 'idempotency-key': 'charge-1' };
    const first = await call('POST', `/v1/payments/${id}/charges`, { amount: 50000 }, key);
    const again = await call('POST', `/v1/payments/${id}/charges`, { amount: 50000 }, key);
    assert.equal(first.status, 201);
    assert.equal(again.json.chargeId, first.json.chargeId);
    assert.equal((await call('POST', `/v1/payments/${id}/charges`, { amount: 49000 }, key)).status, 409);
    assert.equal((await call('POST', `/v1/payments/${id}/charges`, { amount: 50000 })).status, 402);
    assert.deepEqual(await summary(id), { reservedAmount: 50000, chargedAmount: 50000 });
  });

  test('a part needs its lines, and the rest can be cancelled', async () => {
    const id = await create();
    await press(id, 'approve');
    assert.equal((await call('POST', `/v1/payments/${id}/charges`, { amount: 30000 })).status, 400);
    assert.equal((await call('POST', `/v1/payments/${id}/charges`, { amount: 30000, orderItems: [item('Gebyr', 30000)] })).status, 201);
    assert.equal((await call('POST', `/v1/payments/${id}/cancels`, { amount: 50000 })).status, 400);
    assert.equal((await call('POST', `/v1/payments/${id}/cancels`, { amount: 20000, orderItems: [item('Depositum', 20000)] })).status, 204);
    assert.deepEqual(await summary(id), { reservedAmount: 50000, chargedAmount: 30000, cancelledAmount: 20000 });
    assert.ok((await heard(5)).includes('payment.cancel.created'));
  });

  test('refunds a charge in parts, pending first', async () => {
    const id = await create({ charge: true });
    await press(id, 'approve');
    const [charge] = (await simulator.payment(id)).charges;
    const path = `/v1/charges/${charge!.chargeId}/refunds`;
    const part = { amount: 20000, orderItems: [item('Depositum', 20000)] };
    const refund = await call('POST', path, part, { 'idempotency-key': 'refund-1' });
    assert.equal(refund.status, 201);
    assert.equal((await call('POST', path, part, { 'idempotency-key': 'refund-1' })).json.refundId, refund.json.refundId);
    assert.equal((await call('POST', path, { amount: 50000 })).status, 400);
    await heard(6);
    assert.deepEqual(received.slice(-2).map((entry) => entry.event), ['payment.refund.initiated.v2', 'payment.refund.completed']);
    assert.equal((await summary(id)).refundedAmount, 20000);
  });

  test('changes the reference; terminates only what is not completed', async () => {
    const id = await create();
    const change = { reference: 'A-2', checkoutUrl: 'http://127.0.0.1:4173/case' };
    assert.equal((await call('PUT', `/v1/payments/${id}/referenceinformation`, change)).status, 204);
    assert.equal((await call('GET', `/v1/payments/${id}`)).json.payment.orderDetails.reference, 'A-2');
    assert.equal((await call('PUT', `/v1/payments/${id}/terminate`)).status, 204);
    assert.match((await call('GET', `/pay/${id}`)).text, /Betalingen er lukket/);
    const paid = await create();
    await press(paid, 'approve');
    assert.equal((await call('PUT', `/v1/payments/${paid}/terminate`)).status, 409);
  });

  test('retrieving one payment too often is throttled', async () => {
    const id = await create();
    for (let times = 0; times < 5; times += 1) assert.equal((await call('GET', `/v1/payments/${id}`)).status, 200);
    assert.equal((await call('GET', `/v1/payments/${id}`)).status, 429);
  });
});

describe('payment page', () => {
  test('is marked as a demo, in two languages, without scripts or inline styles', async () => {
    const id = await create();
    const danish = await call('GET', `/pay/${id}?pid=${id}`);
    assert.match(danish.text, /<html lang="da">/);
    assert.match(danish.text, /Demo – ingen rigtige penge/);
    assert.match(danish.text, /500,00\u00a0kr\./);
    const english = await call('GET', `/pay/${id}?language=en-GB`);
    assert.match(english.text, /<html lang="en">/);
    assert.match(english.text, /Demo – no real money/);
    for (const page of [danish, english]) {
      assert.doesNotMatch(page.text, /<script|<style|style=|\son\w+=/);
      assert.match(page.headers.get('content-security-policy') ?? '', /^default-src 'self'; form-action 'self' http:\/\/127\.0\.0\.1:4173;/);
    }
    assert.equal((await call('GET', '/assets/page.css')).headers.get('content-type'), 'text/css; charset=utf-8');
    assert.equal((await call('GET', '/assets/icon.svg')).headers.get('content-type'), 'image/svg+xml');
    assert.equal((await call('GET', '/pay/unknown')).status, 404);
  });

  test('shows what a merchant wrote as text', async () => {
    const body = order();
    body.order.items[0]!.name = '"Vej" & plads';
    const { json } = await call('POST', '/v1/payments', body);
    assert.match((await call('GET', `/pay/${json.paymentId}`)).text, /&#34;Vej&#34; &#38; plads/);
  });

  test('approving reserves, tells the merchant and sends the payer back', async () => {
    const id = await create({ charge: true });
    const { status, headers } = await press(id, 'approve');
    assert.equal(status, 303);
    assert.equal(headers.get('location'), `http://127.0.0.1:4173/back?step=receipt&paymentid=${id}`);
    assert.deepEqual(await heard(4), [
      'payment.created', 'payment.reservation.created.v2', 'payment.checkout.completed', 'payment.charge.created.v2',
    ]);
    assert.ok(received.every((entry) => entry.authorization === AUTHORIZATION && entry.data.paymentId === id));
    assert.equal(received[0]?.merchantId, 100000042);
    assert.equal(received[3]?.merchantNumber, 100000042);
    assert.deepEqual(received[3]?.data.amount, { amount: 50000, currency: 'DKK' });
    const { payment } = (await call('GET', `/v1/payments/${id}`)).json;
    assert.deepEqual(payment.summary, { reservedAmount: 50000, chargedAmount: 50000 });
    assert.equal(payment.paymentDetails.paymentMethod, 'Visa');
  });

  test('a second press changes nothing', async () => {
    const id = await create({ charge: true });
    await Promise.all([press(id, 'approve'), press(id, 'approve')]);
    await heard(4);
    await pause(50);
    assert.equal(received.length, 4);
    assert.equal((await simulator.payment(id)).charges.length, 1);
  });

  test('a declined payer stays and may try again', async () => {
    const id = await create();
    const { status, headers } = await press(id, 'decline', '?language=en-GB');
    assert.equal(status, 303);
    const shown = await call('GET', `/pay/${id}${headers.get('location')}`);
    assert.match(shown.text, /The payment was declined/);
    assert.deepEqual(await heard(2), ['payment.created', 'payment.reservation.failed']);
    assert.deepEqual(await summary(id), {});
    await press(id, 'approve');
    assert.deepEqual((await heard(4)).slice(2), ['payment.reservation.created.v2', 'payment.checkout.completed']);
  });

  test('cancelling leads to the merchant and leaves the payment open', async () => {
    const id = await create();
    const { headers } = await press(id, 'cancel');
    assert.equal(headers.get('location'), 'http://127.0.0.1:4173/cancel');
    assert.equal((await simulator.payment(id)).completed, undefined);
  });

  test('shows only the methods the merchant allows', async () => {
    const { json } = await call('POST', '/v1/payments', { ...order(), paymentMethodsConfiguration: [{ name: 'Wallet' }] });
    const { text } = await call('GET', `/pay/${json.paymentId}`);
    assert.match(text, /MobilePay/);
    assert.doesNotMatch(text, /Dankort/);
  });
});

describe('misbehaviour', () => {
  test('control wants its token', async () => {
    assert.equal((await call('GET', '/control/faults')).status, 401);
    await assert.rejects(simulator.control({ kind: 'nonsense' as never }), /kind must be one of/);
  });

  test('500 and 429 strike before the work, as often as told', async () => {
    await simulator.control({ kind: 'error-500', operation: 'create', times: 2 });
    await simulator.control({ kind: 'error-429', operation: 'create' });
    assert.equal((await call('POST', '/v1/payments', order())).status, 429);
    assert.equal((await call('POST', '/v1/payments', order())).json.source, 'internal');
    assert.equal((await call('POST', '/v1/payments', order())).status, 500);
    assert.equal((await call('POST', '/v1/payments', order())).status, 201);
  });

  test('slow answers late; down does not answer', async () => {
    await simulator.control({ kind: 'slow', delay: 120 });
    const start = performance.now();
    const id = await create();
    assert.ok(performance.now() - start >= 110);
    await simulator.control({ kind: 'down', times: 'always' });
    await assert.rejects(call('GET', `/v1/payments/${id}`));
    await assert.rejects(call('GET', `/pay/${id}`));
  });

  test('a time-out after the work leaves a charge that the same key finds again', async () => {
    const id = await create();
    await press(id, 'approve');
    await simulator.control({ kind: 'timeout', operation: 'charge', delay: 10 });
    const ask = () => call('POST', `/v1/payments/${id}/charges`, { amount: 50000 }, { 'idempotency-key': 'k' });
    await assert.rejects(ask());
    assert.equal((await simulator.payment(id)).charges.length, 1);
    assert.equal((await ask()).json.chargeId, (await simulator.payment(id)).charges[0]?.chargeId);
  });

  test('a refused charge answers 402 and says so by webhook', async () => {
    const id = await create();
    await press(id, 'approve');
    await simulator.control({ kind: 'charge-refused' });
    assert.equal((await call('POST', `/v1/payments/${id}/charges`, { amount: 50000 })).status, 402);
    assert.equal((await heard(4)).at(-1), 'payment.charge.failed');
    assert.deepEqual(await summary(id), { reservedAmount: 50000 });
  });

  test('lies about the amount and about the state when retrieved', async () => {
    const id = await create({ charge: true });
    await press(id, 'approve');
    await simulator.control({ kind: 'wrong-amount', amount: 100 });
    assert.deepEqual(await summary(id), { reservedAmount: 100, chargedAmount: 100 });
    await simulator.control({ kind: 'unknown-state' });
    const { payment } = (await call('GET', `/v1/payments/${id}`)).json;
    assert.equal(payment.summary, undefined);
    assert.equal(payment.state, 'Quarantined');
    assert.equal((await summary(id)).chargedAmount, 50000);
  });

  test('names another currency; lets a payer pay when it is too late', async () => {
    const id = await create();
    await simulator.control({ kind: 'wrong-currency', currency: 'SEK' });
    assert.equal((await call('GET', `/v1/payments/${id}`)).json.payment.orderDetails.currency, 'SEK');
    assert.equal((await call('GET', `/v1/payments/${id}`)).json.payment.orderDetails.currency, 'DKK');
    for (const end of ['expire', 'terminate']) {
      const over = await create();
      if (end === 'expire') await simulator.pay(over, 'expire');
      else await call('PUT', `/v1/payments/${over}/terminate`);
      await assert.rejects(simulator.pay(over, 'approve'), /409/);
      await press(over, 'approve');
      assert.deepEqual(await summary(over), {});
      await simulator.control({ kind: 'late-approval' });
      await press(over, 'approve');
      assert.deepEqual(await summary(over), { reservedAmount: 50000 });
    }
    for (let tries = 0; tries < 100 && !(await simulator.quiet()); tries += 1) await pause(10);
    assert.equal(await simulator.quiet(), true);
  });

  test('webhooks: lost, doubled, forged', async () => {
    await simulator.control({ kind: 'webhook-lost', event: 'payment.created' });
    await simulator.control({ kind: 'webhook-doubled', event: 'payment.reservation.created.v2' });
    await simulator.control({ kind: 'webhook-forged', event: 'payment.checkout.completed' });
    await press(await create(), 'approve');
    assert.deepEqual(await heard(3), [
      'payment.reservation.created.v2', 'payment.reservation.created.v2', 'payment.checkout.completed',
    ]);
    assert.equal(received[0]?.id, received[1]?.id);
    assert.notEqual(received[2]?.authorization, AUTHORIZATION);
    assert.equal((await simulator.deliveries())[0]?.status, -1);
  });

  test('webhooks: late, and in the wrong order', async () => {
    await simulator.control({ kind: 'webhook-late', event: 'payment.created', delay: 100 });
    await press(await create(), 'approve');
    assert.equal((await heard(3)).at(-1), 'payment.created');
    received = [];
    await simulator.control({ kind: 'webhook-reordered' });
    await press(await create({ charge: true }), 'approve');
    assert.deepEqual(await heard(4), [
      'payment.charge.created.v2', 'payment.checkout.completed', 'payment.reservation.created.v2', 'payment.created',
    ]);
  });

  test('webhooks: before the response', async () => {
    const id = await create();
    await press(id, 'approve');
    await heard(3);
    await simulator.control({ kind: 'webhook-early', operation: 'charge' });
    const order_: string[] = [];
    arrived = () => order_.push('webhook');
    await call('POST', `/v1/payments/${id}/charges`, { amount: 50000 });
    order_.push('response');
    assert.deepEqual(order_, ['webhook', 'response']);
  });

  test('webhooks: anything but 200 is tried again, with the same id, until it gives up', async () => {
    answers = [204, 500];
    const id = await create();
    await press(id, 'decline');
    await heard(4);
    const tries = received.filter((entry) => entry.event === 'payment.created');
    assert.ok(tries.length >= 2);
    assert.equal(new Set(tries.map((entry) => entry.id)).size, 1);
    await simulator.reset();
    received = [];
    answers = Array.from({ length: 20 }, () => 500);
    await press(await create(), 'decline');
    await pause(250);
    assert.equal(received.length, 6, 'two events, three attempts each');
  });
});

describe('process', () => {
  const main = fileURLToPath(new URL('nexi/main.ts', import.meta.url));

  test('ends when its parent goes away', async () => {
    const child = spawn(process.execPath, [main], { env: { SECRET_KEY: 'x' }, stdio: ['pipe', 'pipe', 'inherit'] });
    assert.match(String(await once(child.stdout, 'data')), /^listening http:\/\/127\.0\.0\.1:\d+\n/);
    child.stdin.end();
    assert.deepEqual(await once(child, 'exit'), [0, null]);
  });

  test('does not start in production or without a key', async () => {
    for (const env of [{ SECRET_KEY: 'x', NODE_ENV: 'production' }, {}]) {
      const child = spawn(process.execPath, [main], { env: env as never, stdio: ['pipe', 'ignore', 'ignore'] });
      assert.deepEqual(await once(child, 'exit'), [1, null]);
    }
  });

  test('has no control API without a token', async () => {
    const bare = await startSimulator({ controlToken: '' });
    assert.equal((await fetch(`${bare.url}/control/faults`, { headers: { authorization: 'Bearer ' } })).status, 404);
    await bare.stop();
  });
});
