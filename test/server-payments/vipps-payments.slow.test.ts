/** A citizen pays with MobilePay: the whole server, webhooks over the network, and what the provider does wrong. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, beforeEach, describe, test } from 'node:test';
import { getRequestListener } from '@hono/node-server';
import type { Payment } from '@faelles/schemas/payment.js';
import { webhookRejections } from '@faelles/server/database/payments.js';
import { runPaymentJobs } from '@faelles/server/payments/jobs.js';
import { startTestServer, type TestServer } from '../server/app.ts';
import { startVippsSimulator, type Fault, type VippsSimulator } from '../simulators/start.ts';
import { eventually, Payer } from './harness.ts';
import { databases } from '../support/database.ts';

const minute = 60_000;

for (const database of databases) {
  describe(`MobilePay on ${database.name}`, () => {
    let server: TestServer;
    let simulator: VippsSimulator;
    let listener: Server;
    let url: string;
    /** The last webhook as it came, to send again. */
    let caught: { headers: Headers; body: Uint8Array<ArrayBuffer> } | undefined;

    before(async () => {
      simulator = await startVippsSimulator({ writeLimit: 0, webhookRetries: [50, 100] });
      // The address comes before the server: its configuration holds it.
      const own: { app?: TestServer['app'] } = {};
      const answer = async (request: Request) => {
        if (!request.url.endsWith('/api/webhooks/vipps')) return own.app!.fetch(request);
        caught = { headers: new Headers(request.headers), body: new Uint8Array(await request.arrayBuffer()) };
        return own.app!.fetch(new Request(request.url, { method: 'POST', ...caught }));
      };
      listener = createServer(getRequestListener(answer, { overrideGlobalObjects: false })).listen(0, '127.0.0.1');
      await once(listener, 'listening');
      url = `http://127.0.0.1:${(listener.address() as AddressInfo).port}`;
      const { url: apiUrl, clientId, clientSecret, subscriptionKey, msn } = simulator;
      const webhookSecrets = [await simulator.register(`${url}/api/webhooks/vipps`)];
      const vipps = { apiUrl, clientId, clientSecret, subscriptionKey, msn, webhookSecrets };
      server = await startTestServer(database, { config: { publicUrl: url, vipps }, fetch });
      // Webhooks are dated by the real clock, and a server that is a quarter of an hour ahead takes them for old: the
      // tests below let no more time pass than they must, and the last one the most.
      server.pass(Date.now() - server.ctx.clock().getTime());
      own.app = server.app;
    });
    after(async () => {
      await simulator.stop();
      listener.closeAllConnections();
      listener.close();
      await server.close();
    });
    beforeEach(() => simulator.reset());

    async function started(payer: Payer): Promise<Payment> {
      const answer = await payer.start(undefined, { method: 'mobilepay' });
      assert.equal(answer.status, 200, answer.text);
      return answer.body as Payment;
    }
    /** The provider's id is our own id of the attempt. */
    const press = async (payment: Payment, verb: string) => {
      await simulator.pay(payment.id, verb);
      await eventually(() => simulator.quiet());
    };
    const jobs = () => runPaymentJobs(server.ctx);
    const pass = (millis: number) => server.pass(millis);
    const rejected = async () => (await server.ctx.db.select().from(webhookRejections)).reduce((sum, { count }) => sum + count, 0);

    test('yes in the app: the application is received, the money is taken, and nobody had to come back', async () => {
      const payer = await Payer.submit({ server });
      const payment = await started(payer);
      assert.equal(payment.method, 'mobilepay');
      assert.match(payment.redirectUrl!, /\/pay\/[\w-]{32}$/);
      await press(payment, 'approve');
      await eventually(async () => (await payer.now()).state === 'received');
      await jobs();
      const paid = await payer.payment(payment.id);
      assert.deepEqual([paid.state, paid.amounts.capturedOre, paid.paidWith], ['captured', payer.application.order.totalOre, 'MobilePay']);
      const known = await simulator.payment(payment.id);
      assert.deepEqual([known.captured, known.cancelled], [known.authorized, 0]);
    });

    test('no in the app: the citizen may try again, with another way', async () => {
      const payer = await Payer.submit({ server });
      const payment = await started(payer);
      await press(payment, 'decline');
      await eventually(async () => (await payer.payment(payment.id)).state === 'cancelled-by-user');
      const again = await started(payer);
      assert.notEqual(again.id, payment.id);
      await press(again, 'approve');
      await eventually(async () => (await payer.now()).state === 'received');
    });

    const webhookFaults: Fault[] = [
      { kind: 'webhook-lost', times: 'always' },
      { kind: 'webhook-doubled', times: 'always' },
      { kind: 'webhook-late', delay: 80, times: 'always' },
      { kind: 'webhook-reordered', delay: 80 },
      { kind: 'webhook-early', times: 'always' },
      { kind: 'webhook-forged', times: 'always' },
    ];
    for (const fault of webhookFaults) {
      test(`${fault.kind}: paid once, taken once`, async () => {
        await simulator.control(fault);
        const payer = await Payer.submit({ server });
        const payment = await started(payer);
        await press(payment, 'approve');
        await simulator.calm();
        for (let tries = 0; tries < 6 && (await payer.now()).state !== 'received'; tries += 1) {
          pass(minute);
          await jobs();
        }
        assert.equal((await payer.now()).state, 'received');
        await jobs();
        const known = await simulator.payment(payment.id);
        assert.deepEqual([known.captured, known.refunded, known.cancelled], [known.authorized, 0, 0]);
        assert.equal((await payer.payment(payment.id)).state, 'captured');
      });
    }

    test('approved after its time: the money counts all the same', async () => {
      const payer = await Payer.submit({ server });
      const payment = await started(payer);
      await press(payment, 'expire');
      await eventually(async () => (await payer.payment(payment.id)).state === 'expired');
      await simulator.control({ kind: 'late-approval' });
      await press(payment, 'approve');
      await eventually(async () => (await payer.now()).state === 'received');
    });

    test('paid twice, in the old attempt and the new: one is taken, the other goes back by itself', async () => {
      const payer = await Payer.submit({ server });
      const first = await started(payer);
      await press(first, 'expire');
      await eventually(async () => (await payer.payment(first.id)).state === 'expired');
      const second = await started(payer);
      await press(second, 'approve');
      await simulator.control({ kind: 'late-approval' });
      await press(first, 'approve');
      for (let tries = 0; tries < 4; tries += 1) {
        pass(minute);
        await jobs();
      }
      const [one, other] = [await simulator.payment(first.id), await simulator.payment(second.id)];
      assert.deepEqual([one.captured - one.refunded, one.cancelled], [0, one.authorized]);
      assert.deepEqual([other.captured, other.cancelled], [other.authorized, 0]);
    });

    test('figures that do not fit never count as paid', async () => {
      for (const fault of [{ kind: 'wrong-amount' }, { kind: 'wrong-currency' }, { kind: 'unknown-state' }] satisfies Fault[]) {
        await simulator.reset();
        const payer = await Payer.submit({ server });
        const payment = await started(payer);
        await simulator.control({ ...fault, times: 'always' });
        await press(payment, 'approve');
        await jobs();
        assert.equal((await payer.now()).state, 'awaiting-payment', fault.kind);
        assert.equal((await simulator.payment(payment.id)).captured, 0, fault.kind);
      }
    });

    test('forged and replayed webhooks: 401, counted, and nothing changes', async () => {
      const payer = await Payer.submit({ server });
      const payment = await started(payer);
      await eventually(() => simulator.quiet());
      const { headers, body } = caught!;
      const signed = Object.fromEntries(['x-ms-date', 'x-ms-content-sha256', 'authorization', 'content-type'].map((name) => [name, headers.get(name)!]));
      const send = (change: Record<string, string> = {}, text: Uint8Array<ArrayBuffer> | string = body) =>
        fetch(`${url}/api/webhooks/vipps`, { method: 'POST', headers: { ...signed, ...change }, body: text }).then(({ status }) => status);
      assert.equal(await send(), 200, 'the same again within minutes is an event that is in already');
      const before_ = await rejected();
      const authorized = new TextDecoder().decode(body).replace('"CREATED"', '"AUTHORIZED"');
      assert.equal(await send({}, authorized), 401);
      assert.equal(await send({ authorization: 'HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=AAAA' }), 401);
      assert.equal(await send({ 'x-ms-date': new Date(0).toUTCString() }), 401);
      pass(16 * minute);
      assert.equal(await send(), 401, 'a quarter of an hour later the same is an old one');
      assert.equal((await rejected()) - before_, 4);
      assert.equal((await payer.payment(payment.id)).state === 'captured', false);
      assert.equal((await payer.now()).state, 'awaiting-payment');
    });
  });
}
