/** The simulator must be, on command, as bad as the tests that stand on it believe. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { after, before, beforeEach, describe, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { authorization, startMerchant, type Merchant } from './nexi-merchant.ts';
import { startSimulator } from './start.ts';

let merchant: Merchant;

before(async () => {
  merchant = await startMerchant();
});
after(() => merchant.stop());
beforeEach(() => merchant.reset());

describe('misbehaviour', () => {
  test('control wants its token', async () => {
    assert.equal((await merchant.call('GET', '/control/faults')).status, 401);
    await assert.rejects(merchant.simulator.control({ kind: 'nonsense' as never }), /kind must be one of/);
  });

  test('500 and 429 strike before the work, as often as told', async () => {
    await merchant.simulator.control({ kind: 'error-500', operation: 'create', times: 2 });
    await merchant.simulator.control({ kind: 'error-429', operation: 'create' });
    assert.equal((await merchant.call('POST', '/v1/payments', merchant.order())).status, 429);
    assert.equal((await merchant.call('POST', '/v1/payments', merchant.order())).json.source, 'internal');
    assert.equal((await merchant.call('POST', '/v1/payments', merchant.order())).status, 500);
    assert.equal((await merchant.call('POST', '/v1/payments', merchant.order())).status, 201);
  });

  test('slow answers late; down does not answer', async () => {
    await merchant.simulator.control({ kind: 'slow', delay: 120 });
    const start = performance.now();
    const id = await merchant.create();
    assert.ok(performance.now() - start >= 110);
    await merchant.simulator.control({ kind: 'down', times: 'always' });
    await assert.rejects(merchant.call('GET', `/v1/payments/${id}`));
    await assert.rejects(merchant.call('GET', `/pay/${id}`));
  });

  test('a time-out after the work leaves a charge that the same key finds again', async () => {
    const id = await merchant.create();
    await merchant.press(id, 'approve');
    await merchant.simulator.control({ kind: 'timeout', operation: 'charge', delay: 10 });
    const ask = () => merchant.call('POST', `/v1/payments/${id}/charges`, { amount: 50000 }, { 'idempotency-key': 'k' });
    await assert.rejects(ask());
    assert.equal((await merchant.simulator.payment(id)).charges.length, 1);
    assert.equal((await ask()).json.chargeId, (await merchant.simulator.payment(id)).charges[0]?.chargeId);
  });

  test('a refused charge answers 402 and says so by webhook', async () => {
    const id = await merchant.create();
    await merchant.press(id, 'approve');
    await merchant.simulator.control({ kind: 'charge-refused' });
    assert.equal((await merchant.call('POST', `/v1/payments/${id}/charges`, { amount: 50000 })).status, 402);
    assert.equal((await merchant.heard(4)).at(-1), 'payment.charge.failed');
    assert.deepEqual(await merchant.summary(id), { reservedAmount: 50000 });
  });

  test('lies about the amount and about the state when retrieved', async () => {
    const id = await merchant.create({ charge: true });
    await merchant.press(id, 'approve');
    await merchant.simulator.control({ kind: 'wrong-amount', amount: 100 });
    assert.deepEqual(await merchant.summary(id), { reservedAmount: 100, chargedAmount: 100 });
    await merchant.simulator.control({ kind: 'unknown-state' });
    const { payment } = (await merchant.call('GET', `/v1/payments/${id}`)).json;
    assert.equal(payment.summary, undefined);
    assert.equal(payment.state, 'Quarantined');
    assert.equal((await merchant.summary(id)).chargedAmount, 50000);
  });

  test('names another currency; lets a payer pay when it is too late', async () => {
    const id = await merchant.create();
    await merchant.simulator.control({ kind: 'wrong-currency', currency: 'SEK' });
    assert.equal((await merchant.call('GET', `/v1/payments/${id}`)).json.payment.orderDetails.currency, 'SEK');
    assert.equal((await merchant.call('GET', `/v1/payments/${id}`)).json.payment.orderDetails.currency, 'DKK');
    for (const end of ['expire', 'terminate']) {
      const over = await merchant.create();
      if (end === 'expire') await merchant.simulator.pay(over, 'expire');
      else await merchant.call('PUT', `/v1/payments/${over}/terminate`);
      await assert.rejects(merchant.simulator.pay(over, 'approve'), /409/);
      await merchant.press(over, 'approve');
      assert.deepEqual(await merchant.summary(over), {});
      await merchant.simulator.control({ kind: 'late-approval' });
      await merchant.press(over, 'approve');
      assert.deepEqual(await merchant.summary(over), { reservedAmount: 50000 });
    }
    for (let tries = 0; tries < 2_000 && !(await merchant.simulator.quiet()); tries += 1) await pause(10);
    assert.equal(await merchant.simulator.quiet(), true);
  });

  test('webhooks: lost, doubled, forged', async () => {
    await merchant.simulator.control({ kind: 'webhook-lost', event: 'payment.created' });
    await merchant.simulator.control({ kind: 'webhook-doubled', event: 'payment.reservation.created.v2' });
    await merchant.simulator.control({ kind: 'webhook-forged', event: 'payment.checkout.completed' });
    await merchant.press(await merchant.create(), 'approve');
    assert.deepEqual(await merchant.heard(3), [
      'payment.reservation.created.v2', 'payment.reservation.created.v2', 'payment.checkout.completed',
    ]);
    assert.equal(merchant.state.received[0]?.id, merchant.state.received[1]?.id);
    assert.notEqual(merchant.state.received[2]?.authorization, authorization);
    assert.equal((await merchant.simulator.deliveries())[0]?.status, -1);
  });

  test('webhooks: late, and in the wrong order', async () => {
    await merchant.simulator.control({ kind: 'webhook-late', event: 'payment.created', delay: 100 });
    await merchant.press(await merchant.create(), 'approve');
    assert.equal((await merchant.heard(3)).at(-1), 'payment.created');
    merchant.state.received = [];
    await merchant.simulator.control({ kind: 'webhook-reordered' });
    await merchant.press(await merchant.create({ charge: true }), 'approve');
    assert.deepEqual(await merchant.heard(4), [
      'payment.charge.created.v2', 'payment.checkout.completed', 'payment.reservation.created.v2', 'payment.created',
    ]);
  });

  test('webhooks: before the response', async () => {
    const id = await merchant.create();
    await merchant.press(id, 'approve');
    await merchant.heard(3);
    await merchant.simulator.control({ kind: 'webhook-early', operation: 'charge' });
    const seen: string[] = [];
    merchant.state.arrived = () => seen.push('webhook');
    await merchant.call('POST', `/v1/payments/${id}/charges`, { amount: 50000 });
    seen.push('response');
    assert.deepEqual(seen, ['webhook', 'response']);
  });

  test('webhooks: anything but 200 is tried again, with the same id, until it gives up', async () => {
    merchant.state.answers = [204, 500];
    const id = await merchant.create();
    await merchant.press(id, 'decline');
    await merchant.heard(4);
    const tries = merchant.state.received.filter((entry) => entry.event === 'payment.created');
    assert.ok(tries.length >= 2);
    assert.equal(new Set(tries.map((entry) => entry.id)).size, 1);
    await merchant.simulator.reset();
    merchant.state.received = [];
    merchant.state.answers = Array.from({ length: 20 }, () => 500);
    await merchant.press(await merchant.create(), 'decline');
    await pause(250);
    assert.equal(merchant.state.received.length, 6, 'two events, three attempts each');
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
