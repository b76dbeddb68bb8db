/** The access token of MobilePay: kept, renewed in time, shared by all who wait, changed once when it is not taken. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, beforeEach, describe, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { vippsGateway } from '@faelles/server/payments/vipps/gateway.js';
import { startVippsSimulator, type VippsSimulator } from '../simulators/start.ts';
import { fails, newPayment, settingsFor } from './vipps.ts';

let simulator: VippsSimulator;

before(async () => {
  simulator = await startVippsSimulator({ writeLimit: 0, readLimit: 0 });
});
after(() => simulator.stop());
beforeEach(() => simulator.reset());

describe('access token', () => {
  const tokens = (calls: string[]) => calls.filter((call) => call === 'POST /accesstoken/get').length;

  test('is fetched once for all who ask at the same time, and kept', async () => {
    const settings = settingsFor(simulator);
    const own = vippsGateway(settings);
    await Promise.all(Array.from({ length: 8 }, () => own.create(newPayment())));
    await own.create(newPayment());
    assert.equal(tokens(settings.calls), 1);
    assert.equal((await simulator.payments()).length, 9);
  });

  test('is renewed before it ends; an old one that is still good stands in when that fails', async () => {
    let now = Date.now();
    const settings = settingsFor(simulator, { clock: () => new Date(now) });
    const own = vippsGateway(settings);
    const { providerId } = await own.create(newPayment());
    now += 3500_000 - 270_000;
    await own.retrieve(providerId);
    assert.equal(tokens(settings.calls), 1);
    now += 100_000;
    await simulator.control({ kind: 'error-500', operation: 'token' });
    await own.retrieve(providerId);
    assert.equal(tokens(settings.calls), 2);
    await own.retrieve(providerId);
    await own.retrieve(providerId);
    assert.equal(tokens(settings.calls), 3);
  });

  test('one that is not taken is changed once, and the call made once more', async () => {
    const short = await startVippsSimulator({ tokenLife: 1, writeLimit: 0 });
    try {
      const now = new Date();
      const settings = settingsFor(short, { clock: () => now });
      const own = vippsGateway(settings);
      const { providerId } = await own.create(newPayment());
      await short.pay(providerId, 'approve');
      await pause(1100);
      await Promise.all([own.charge(providerId, 50000, 'c1', true), own.retrieve(providerId), own.retrieve(providerId)]);
      assert.equal(tokens(settings.calls), 2);
      assert.equal((await short.payment(providerId)).captured, 50000);
    } finally {
      await short.stop();
    }
  });

  test('wrong keys say nothing about a payment, and are not tried without end', async () => {
    const wrong: [Partial<Parameters<typeof settingsFor>[1]>, number, number][] = [
      [{ clientSecret: 'wrong-secret' }, 401, 1],
      [{ subscriptionKey: 'wrong-key' }, 401, 1],
      [{ msn: '999999' }, 403, 2],
    ];
    for (const [keys, status, sent] of wrong) {
      const settings = settingsFor(simulator, keys);
      await assert.rejects(vippsGateway(settings).retrieve(randomUUID()), fails('unavailable', status));
      assert.equal(settings.calls.length, sent);
    }
    let answered = 0;
    const never = vippsGateway(settingsFor(simulator, {
      fetch: async (input, init) => (String(input).includes('accesstoken') ? fetch(input, init) : (answered++, new Response(null, { status: 401 }))),
    }));
    await assert.rejects(never.retrieve(randomUUID()), fails('unavailable', 401));
    assert.equal(answered, 2);
  });
});
