/** The simulator must be, on command, as bad as the tests that stand on it believe. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createHash, createHmac } from 'node:crypto';
import { once } from 'node:events';
import { after, before, beforeEach, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { code, key, order, payments, startMerchant, type Merchant } from './vipps-merchant.ts';

let merchant: Merchant;

before(async () => {
  merchant = await startMerchant();
});
after(() => merchant.stop());
beforeEach(() => merchant.reset());

describe('misbehaviour', () => {
  test('control wants its token and knows its kinds', async () => {
    assert.equal((await merchant.call('GET', '/control/faults')).status, 401);
    await assert.rejects(merchant.simulator.control({ kind: 'nonsense' as never }), /kind must be one of/);
    await assert.rejects(merchant.simulator.control({ kind: 'slow', operation: 'terminate' }), /operation must be one of/);
  });

  test('500, 429 with Retry-After, slow and no answer at all strike before the work', async () => {
    await merchant.simulator.control({ kind: 'error-429', operation: 'create', retryAfter: 7 });
    await merchant.simulator.control({ kind: 'error-500', operation: 'create' });
    await merchant.simulator.control({ kind: 'down', operation: 'create' });
    await assert.rejects(merchant.call('POST', payments, order(), key('a')));
    const hurried = await merchant.call('POST', payments, order(), key('a'));
    assert.deepEqual([hurried.status, hurried.headers.get('retry-after')], [429, '7']);
    assert.equal((await merchant.call('POST', payments, order(), key('a'))).status, 500);
    assert.equal((await merchant.simulator.payments()).length, 0);
    await merchant.simulator.control({ kind: 'slow', delay: 120, operation: 'create' });
    const start = performance.now();
    await merchant.create();
    assert.ok(performance.now() - start >= 110);
  });

  test('a time-out after the work leaves a capture that the same key finds again', async () => {
    const reference = await merchant.approved();
    await merchant.simulator.control({ kind: 'timeout', operation: 'charge', delay: 10 });
    await assert.rejects(merchant.adjust(reference, 'capture', 50000, 'c'));
    assert.equal((await merchant.simulator.payment(reference)).captured, 50000);
    assert.equal((await merchant.adjust(reference, 'capture', 50000, 'c')).status, 200);
    assert.deepEqual(await merchant.sums(reference), [50000, 50000, 0, 0]);
  });

  test('a refused capture answers 400 and tells of an event that failed', async () => {
    const reference = await merchant.approved();
    await merchant.simulator.control({ kind: 'charge-refused' });
    assert.equal(code(await merchant.adjust(reference, 'capture', 50000)), '6260');
    await merchant.heard(3);
    assert.deepEqual([merchant.state.received[2]!.name, merchant.state.received[2]!.success], ['CAPTURED', false]);
    assert.deepEqual(await merchant.sums(reference), [50000, 0, 0, 0]);
  });

  test('lies about the amount, the currency and the state when retrieved', async () => {
    const reference = await merchant.approved();
    await merchant.simulator.control({ kind: 'wrong-amount', amount: 100 });
    assert.deepEqual(await merchant.sums(reference), [100, 0, 0, 0]);
    await merchant.simulator.control({ kind: 'wrong-currency', currency: 'EUR' });
    const { json } = await merchant.call('GET', `${payments}/${reference}`);
    assert.deepEqual([json.amount.currency, json.aggregate.authorizedAmount.currency], ['EUR', 'EUR']);
    await merchant.simulator.control({ kind: 'unknown-state' });
    assert.equal((await merchant.call('GET', `${payments}/${reference}`)).json.state, 'QUARANTINED');
    assert.deepEqual(await merchant.sums(reference), [50000, 0, 0, 0]);
  });

  test('a payment can be approved after its time, and after it was terminated', async () => {
    for (const end of ['expire', 'cancel']) {
      const reference = await merchant.create();
      if (end === 'expire') await merchant.simulator.pay(reference, 'expire');
      else await merchant.adjust(reference, 'cancel');
      await merchant.simulator.control({ kind: 'late-approval' });
      await merchant.simulator.pay(reference, 'approve');
      assert.equal((await merchant.call('GET', `${payments}/${reference}`)).json.state, 'AUTHORIZED');
      assert.deepEqual(await merchant.sums(reference), [50000, 0, 0, 0]);
    }
  });

  test('webhooks: lost, doubled, forged', async () => {
    await merchant.simulator.control({ kind: 'webhook-lost', event: 'CREATED' });
    await merchant.simulator.control({ kind: 'webhook-doubled', event: 'AUTHORIZED' });
    await merchant.simulator.control({ kind: 'webhook-forged', event: 'CAPTURED' });
    const reference = await merchant.approved();
    await merchant.adjust(reference, 'capture', 50000);
    assert.deepEqual(await merchant.heard(3), ['AUTHORIZED', 'AUTHORIZED', 'CAPTURED']);
    assert.equal(merchant.state.received[0]!.pspReference, merchant.state.received[1]!.pspReference);
    const { headers, raw, url } = merchant.state.received[2]!;
    const text = `POST\n${url}\n${String(headers['x-ms-date'])};${headers.host};${createHash('sha256').update(raw).digest('base64')}`;
    assert.ok(!headers.authorization!.endsWith(createHmac('sha256', merchant.secret).update(text).digest('base64')));
    assert.equal((await merchant.simulator.deliveries())[0]?.status, -1);
  });

  test('webhooks: late, out of order, and before the response', async () => {
    await merchant.simulator.control({ kind: 'webhook-late', event: 'CREATED', delay: 100 });
    await merchant.approved();
    assert.deepEqual(await merchant.heard(2), ['AUTHORIZED', 'CREATED']);
    merchant.state.received = [];
    const reference = await merchant.approved();
    await merchant.heard(2);
    await merchant.simulator.control({ kind: 'webhook-early', operation: 'charge' });
    const order_: string[] = [];
    merchant.state.arrived = () => order_.push('webhook');
    await merchant.adjust(reference, 'capture', 50000);
    order_.push('response');
    assert.deepEqual(order_, ['webhook', 'response']);
    merchant.state.arrived = undefined;
    merchant.state.received = [];
    await merchant.simulator.control({ kind: 'webhook-reordered' });
    await merchant.approved();
    assert.deepEqual(await merchant.heard(2), ['AUTHORIZED', 'CREATED']);
  });

  test('tells when there is nothing left to send', async () => {
    await merchant.simulator.control({ kind: 'webhook-late', event: 'CREATED', delay: 60 });
    assert.equal(await merchant.simulator.quiet(), true);
    await merchant.create();
    assert.equal(await merchant.simulator.quiet(), false);
    await merchant.heard(1);
    await merchant.settled();
    assert.equal(await merchant.simulator.quiet(), true);
  });

  test('webhooks: a failure is tried again and holds up what comes after, until it gives up', async () => {
    merchant.state.answers = [500, 401];
    const reference = await merchant.approved();
    assert.deepEqual(await merchant.heard(4), ['CREATED', 'CREATED', 'CREATED', 'AUTHORIZED']);
    assert.deepEqual((await merchant.simulator.deliveries()).map((entry) => entry.status), [500, 401, 200, 200]);
    await merchant.reset();
    merchant.state.answers = [500, 500, 500, 500, 500, 500];
    await merchant.create({ reference: `${reference}-2` });
    await merchant.settled();
    assert.equal(merchant.state.received.length, 3);
  });
});

describe('process', () => {
  const main = fileURLToPath(new URL('vipps/main.ts', import.meta.url));
  const env = { CLIENT_ID: 'a', CLIENT_SECRET: 'b', SUBSCRIPTION_KEY: 'c', MSN: '123456' };

  test('ends when its parent goes away', async () => {
    const child = spawn(process.execPath, [main], { env: env as never, stdio: ['pipe', 'pipe', 'inherit'] });
    assert.match(String(await once(child.stdout, 'data')), /^listening http:\/\/127\.0\.0\.1:\d+\n/);
    child.stdin.end();
    assert.deepEqual(await once(child, 'exit'), [0, null]);
  });

  test('does not start in production or without its keys', async () => {
    for (const given of [{ ...env, NODE_ENV: 'production' }, { ...env, MSN: '' }]) {
      const child = spawn(process.execPath, [main], { env: given as never, stdio: ['pipe', 'ignore', 'ignore'] });
      assert.deepEqual(await once(child, 'exit'), [1, null]);
    }
  });
});
