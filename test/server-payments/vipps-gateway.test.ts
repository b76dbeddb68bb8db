/** The adapter for MobilePay against the simulator, over real HTTP: each operation, and each way it can go wrong. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, beforeEach, describe, test } from 'node:test';
import { newPayment as newRecord, reducePayment, stateOf } from '@faelles/payment/model';
import type { Account, PaymentGateway } from '@faelles/server/payments/gateway.js';
import { vippsGateway } from '@faelles/server/payments/vipps/gateway.js';
import { shortKey } from '@faelles/server/payments/vipps/http.js';
import { vippsWebhooks } from '@faelles/server/payments/vipps/register.js';
import { startVippsSimulator, type Fault, type VippsSimulator } from '../simulators/start.ts';
import { fails, gatewayFor, newPayment, orderOf, settingsFor, webhookUrl } from './vipps.ts';

let simulator: VippsSimulator;
let gateway: PaymentGateway;

before(async () => {
  simulator = await startVippsSimulator({ writeLimit: 0, readLimit: 0 });
});
after(() => simulator.stop());
beforeEach(async () => {
  await simulator.reset();
  gateway = gatewayFor(simulator);
});

async function created(): Promise<string> {
  return (await gateway.create(newPayment())).providerId;
}
async function approved(): Promise<string> {
  const id = await created();
  await simulator.pay(id, 'approve');
  return id;
}
const sums = ({ amounts: { authorisedOre, capturedOre, cancelledOre, refundedOre } }: Account) => [authorisedOre, capturedOre, cancelledOre, refundedOre];
const state = (account: Account, orderOre = 50000) => stateOf(reducePayment(newRecord(orderOre), account));
const refund = (providerId: string, amountOre: number, key: string = randomUUID()) =>
  gateway.refund({ providerId, chargeId: providerId, chargeOre: 50000, amountOre, order: orderOf(50000), key });
describe('operations', () => {
  test('sets a payment up: our id is its reference, ten minutes to answer, no name anywhere', async () => {
    const request = newPayment();
    const { providerId, redirectUrl, expiresAt } = await gateway.create(request);
    assert.equal(providerId, request.id);
    assert.match(redirectUrl!, /^http:\/\/127\.0\.0\.1:\d+\/pay\/[\w-]{32}$/);
    assert.ok(Math.abs(expiresAt!.getTime() - Date.now() - 600_000) < 5000);
    const known = await simulator.payment(providerId);
    assert.deepEqual(known.amount, { currency: 'DKK', value: 50000 });
    assert.equal(known.userFlow, 'WEB_REDIRECT');
    assert.equal(known.returnUrl, request.returnUrl);
    assert.equal(known.paymentDescription, 'Gebyr – FK-2026-000123');
  });

  test('a long order is told in a hundred signs, with our reference whole', async () => {
    const { providerId } = await gateway.create(newPayment({ order: orderOf(100, 'Gravetilladelse '.repeat(20)) }));
    const { paymentDescription } = await simulator.payment(providerId);
    assert.ok(paymentDescription!.length <= 100 && paymentDescription!.endsWith('… – FK-2026-000123'), paymentDescription);
  });

  test('repeated for the same attempt it is the same payment, also when the provider has forgotten the key', async () => {
    const request = newPayment();
    const first = await gateway.create(request);
    assert.equal((await gateway.create(request)).redirectUrl, first.redirectUrl);
    assert.equal((await simulator.payments()).length, 1);
    // As after a restart of the provider's memory of keys: the reference alone stands in the way.
    const other = gatewayFor(simulator, {
      fetch: (input, init) => {
        const headers = new Headers(init?.headers);
        if (headers.has('idempotency-key')) headers.set('idempotency-key', randomUUID());
        return fetch(input, { ...init, headers });
      },
    });
    assert.equal((await other.create(request)).redirectUrl, first.redirectUrl);
    await assert.rejects(other.create({ ...request, order: orderOf(100) }), fails('refused', 409));
    // Answered meanwhile: the citizen comes back to us, and we ask.
    await simulator.pay(first.providerId, 'approve');
    const { providerId, redirectUrl } = await other.create(request);
    assert.deepEqual([providerId, redirectUrl], [first.providerId, request.returnUrl]);
    assert.equal(state(await other.retrieve(providerId)), 'authorised');
  });

  test('reads what is reserved, taken in parts, let go and given back in parts', async () => {
    const id = await created();
    assert.equal(state(await gateway.retrieve(id)), 'created');
    await simulator.pay(id, 'approve');
    const reserved = await gateway.retrieve(id);
    assert.deepEqual([state(reserved), sums(reserved), reserved.paidWith], ['authorised', [50000, 0, 0, 0], 'MobilePay']);
    await gateway.charge(id, 20000, `charge-${id}`, false);
    await gateway.charge(id, 20000, `charge-${id}`, false);
    assert.deepEqual(sums(await gateway.retrieve(id)), [50000, 20000, 0, 0]);
    await gateway.cancel(id, 30000, `cancel-${id}`, false);
    await gateway.cancel(id, 30000, `cancel-${id}`, false);
    const taken = await gateway.retrieve(id);
    assert.deepEqual([state(taken), sums(taken), taken.charges], ['captured', [50000, 20000, 30000, 0], [{ id, amountOre: 20000 }]]);
    await refund(id, 5000, 'r1');
    await refund(id, 5000, 'r1');
    assert.deepEqual(sums(await gateway.retrieve(id)), [50000, 20000, 30000, 5000]);
    assert.equal(state(await gateway.retrieve(id)), 'partly-refunded');
    await refund(id, 15000, 'r2');
    assert.equal(state(await gateway.retrieve(id)), 'refunded');
    await assert.rejects(refund(id, 1, 'r3'), fails('refused', 400));
  });

  test('each end without money has its own state, and lets go of nothing that was never held', async () => {
    const expected = { decline: 'cancelled-by-user', expire: 'expired' } as const;
    for (const [verb, is] of Object.entries(expected)) {
      const id = await created();
      await simulator.pay(id, verb);
      const account = await gateway.retrieve(id);
      assert.deepEqual([state(account), sums(account)], [is, [0, 0, 0, 0]]);
    }
    const id = await created();
    assert.equal(await gateway.close(id), true);
    const account = await gateway.retrieve(id);
    assert.deepEqual([state(account), sums(account)], ['cancelled-by-service', [0, 0, 0, 0]]);
  });

  test('closes what nobody answered, again and again; never what somebody approved', async () => {
    const [open, no, yes] = [await created(), await created(), await approved()];
    await simulator.pay(no, 'decline');
    assert.deepEqual([await gateway.close(open), await gateway.close(open), await gateway.close(no), await gateway.close(yes)], [true, true, true, false]);
    assert.deepEqual(sums(await gateway.retrieve(yes)), [50000, 0, 0, 0]);
    await assert.rejects(gateway.close(randomUUID()), fails('refused', 404));
  });

  test('only whole øre above zero reach the provider', async () => {
    const settings = settingsFor(simulator);
    const own = vippsGateway(settings);
    for (const ore of [0, -1, 1.5, NaN, Infinity, Number.MAX_SAFE_INTEGER + 1]) {
      await assert.rejects(own.create(newPayment({ order: orderOf(ore) })), fails('refused'));
      await assert.rejects(own.charge('reference-1', ore, 'k', true), fails('refused'));
      await assert.rejects(own.refund({ providerId: 'reference-1', chargeId: 'c', chargeOre: 1, amountOre: ore, order: orderOf(1), key: 'k' }), fails('refused'));
    }
    assert.deepEqual(settings.calls, []);
  });

  test('a key that is too long for the provider becomes a short one, always the same', () => {
    const long = `refund-${randomUUID()}-${randomUUID()}`;
    assert.equal(shortKey(long).length, 50);
    assert.equal(shortKey(long), shortKey(long));
    assert.notEqual(shortKey(long), shortKey(`${long}2`));
    assert.equal(shortKey(`charge-${randomUUID()}`).length, 43);
  });

  test('registers a webhook for every event, lists and removes it', async () => {
    const webhooks = vippsWebhooks(settingsFor(simulator));
    const { id, secret } = await webhooks.register(webhookUrl);
    assert.ok(secret.length >= 16);
    const mine = (await webhooks.list()).find((entry) => entry.id === id)!;
    assert.deepEqual([mine.url, mine.events.length], [webhookUrl, 8]);
    await webhooks.remove(id);
    assert.equal((await webhooks.list()).some((entry) => entry.id === id), false);
    await assert.rejects(webhooks.register('http://betaling.example/'), fails('refused', 400));
  });
});

describe('misbehaviour', () => {
  type Step = { operation: string; prepare: () => Promise<string>; work: (id: string) => Promise<unknown>; done: (id: string) => Promise<unknown> };
  const of = (field: 'captured' | 'cancelled' | 'refunded') => async (id: string) => (await simulator.payment(id))[field];
  const steps: Step[] = [
    { operation: 'create', prepare: async () => randomUUID(), work: (id) => gateway.create(newPayment({ id })), done: async () => (await simulator.payments()).length },
    { operation: 'charge', prepare: approved, work: (id) => gateway.charge(id, 50000, `charge-${id}`, true), done: of('captured') },
    { operation: 'cancel', prepare: approved, work: (id) => gateway.cancel(id, 50000, `cancel-${id}`, true), done: of('cancelled') },
    {
      operation: 'refund',
      prepare: async () => {
        const id = await approved();
        await gateway.charge(id, 50000, 'c', true);
        return id;
      },
      work: (id) => refund(id, 50000, `refund-${id}`),
      done: of('refunded'),
    },
  ];
  const faults: { fault: Omit<Fault, 'operation'>; status: number; worked: boolean }[] = [
    { fault: { kind: 'error-500' }, status: 500, worked: false },
    { fault: { kind: 'error-429', retryAfter: 30 }, status: 429, worked: false },
    { fault: { kind: 'down' }, status: 0, worked: false },
    { fault: { kind: 'timeout', delay: 20 }, status: 0, worked: true },
  ];

  for (const { operation, prepare, work, done } of steps) {
    for (const { fault, status, worked } of faults) {
      test(`${operation}, ${fault.kind}: nobody knows what was done; the same again does it once`, async () => {
        const id = await prepare();
        await simulator.control({ ...fault, operation });
        await assert.rejects(work(id), fails('unavailable', status));
        const once = operation === 'create' ? 1 : 50000;
        assert.equal(await done(id), worked ? once : 0);
        await work(id);
        await work(id);
        assert.equal(await done(id), once);
      });
    }
  }

  test('a reading that fails is no reading; a slow one ends in time', async () => {
    const id = await approved();
    for (const kind of ['error-500', 'error-429', 'down', 'timeout'] as const) {
      await simulator.control({ kind, operation: 'retrieve', delay: 10 });
      await assert.rejects(gateway.retrieve(id), fails('unavailable'));
    }
    const hasty = gatewayFor(simulator, { timeout: 1_000 });
    await hasty.retrieve(id);
    await simulator.control({ kind: 'slow', operation: 'retrieve', delay: 10_000 });
    const start = performance.now();
    await assert.rejects(hasty.retrieve(id), fails('unavailable', 0));
    assert.ok(performance.now() - start < 9_000);
    await simulator.control({ kind: 'slow', operation: 'retrieve', delay: 50 });
    assert.equal(state(await gateway.retrieve(id)), 'authorised');
  });

  test('another amount or another currency is a mismatch, an unheard state is unknown: never paid', async () => {
    const id = await approved();
    const lies: [Fault, string][] = [
      [{ kind: 'wrong-amount' }, 'mismatch'],
      [{ kind: 'wrong-amount', amount: 50001 }, 'mismatch'],
      [{ kind: 'wrong-amount', amount: 0 }, 'unknown'],
      [{ kind: 'wrong-currency' }, 'mismatch'],
      [{ kind: 'wrong-currency', currency: 'EUR' }, 'mismatch'],
      [{ kind: 'unknown-state' }, 'unknown'],
    ];
    for (const [fault, is] of lies) {
      await simulator.control(fault);
      assert.equal(state(await gateway.retrieve(id)), is, JSON.stringify(fault));
    }
    await simulator.control({ kind: 'unknown-state' });
    assert.equal((await gateway.retrieve(id)).facts.unknown, 'QUARANTINED');
    assert.equal(state(await gateway.retrieve(id)), 'authorised');
  });

  test('approved after its time, or after it was closed: money outranks what was said before', async () => {
    for (const end of [(id: string) => simulator.pay(id, 'expire'), (id: string) => gateway.close(id)]) {
      const id = await created();
      await end(id);
      const before_ = reducePayment(newRecord(50000), await gateway.retrieve(id));
      await simulator.control({ kind: 'late-approval' });
      await simulator.pay(id, 'approve');
      assert.equal(stateOf(reducePayment(before_, await gateway.retrieve(id))), 'authorised');
    }
  });

  test('a capture the bank refuses is refused, and may be tried again', async () => {
    const id = await approved();
    await simulator.control({ kind: 'charge-refused' });
    await assert.rejects(gateway.charge(id, 50000, 'c', true), fails('refused', 400));
    assert.equal(state(await gateway.retrieve(id)), 'authorised');
    await gateway.charge(id, 50000, 'c', true);
    assert.equal(state(await gateway.retrieve(id)), 'captured');
    await assert.rejects(gateway.charge(id, 50000, 'c2', true), fails('refused', 400));
  });

  test('answers of another shape than published are no answers', async () => {
    const id = await approved();
    const answer = await (await fetch(`${simulator.url}/epayment/v1/payments/${id}`, { headers: await signedIn() })).json();
    const withSum = (value: unknown) => ({ ...answer, aggregate: { ...answer.aggregate, authorizedAmount: { currency: 'DKK', value } } });
    const bodies: unknown[] = [
      '<html>', '', '[]', 'null', {}, { ...answer, aggregate: undefined }, { ...answer, state: 7 }, { ...answer, amount: 50000 },
      withSum(-1), withSum(0.5), withSum('50000'), withSum(null), withSum(2 ** 53), { ...answer, redirectUrl: 'javascript:alert(1)' },
    ];
    for (const body of bodies) {
      const text = typeof body === 'string' ? body : JSON.stringify(body);
      const own = gatewayFor(simulator, {
        fetch: async (input, init) => (String(input).endsWith(id) ? new Response(text) : fetch(input, init)),
      });
      await assert.rejects(own.retrieve(id), fails('unavailable', 200), text);
    }
  });

  async function signedIn() {
    const keys = { 'ocp-apim-subscription-key': simulator.subscriptionKey, 'merchant-serial-number': simulator.msn };
    const answer = await fetch(`${simulator.url}/accesstoken/get`, {
      method: 'POST',
      headers: { ...keys, client_id: simulator.clientId, client_secret: simulator.clientSecret },
    });
    return { ...keys, authorization: `Bearer ${((await answer.json()) as { access_token: string }).access_token}` };
  }

  test('keys are never carried to where a redirect points', async () => {
    const asked: string[] = [];
    const elsewhere = createServer((request, response) => {
      asked.push(request.url!);
      response.writeHead(307, { location: '/stolen' }).end();
    }).listen(0, '127.0.0.1');
    await once(elsewhere, 'listening');
    try {
      const own = gatewayFor(simulator, { apiUrl: `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}` });
      await assert.rejects(own.retrieve('reference-1'), fails('unavailable', 0));
      assert.deepEqual(asked, ['/accesstoken/get']);
    } finally {
      elsewhere.close();
    }
  });
});
