import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { paymentEvents, paymentReports, webhookRejections } from '@faelles/server/database/payments.js';
import { databases } from '../support/database.ts';
import { goodTotal, Payer, providerId, startPaymentTest, webhookSecret, type PaymentTest } from './harness.ts';

for (const database of databases) {
  describe(`webhooks on ${database.name}`, () => {
    let test: PaymentTest;
    before(async () => (test = await startPaymentTest(database)));
    after(() => test.close());

    const webhook = (body: unknown, authorization = webhookSecret) =>
      fetch(`${test.url}/api/webhooks/nexi`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization },
        body: JSON.stringify(body),
      });
    const eventsOf = async (id: string) =>
      (await test.server.ctx.db.select().from(paymentEvents)).filter((event) => event.providerId === id).length;
    const notice = (paymentId: string, id: string = randomUUID()) => ({
      id,
      merchantId: 1,
      timestamp: new Date().toISOString(),
      event: 'payment.reservation.created.v2',
      data: { paymentId, amount: { amount: goodTotal, currency: 'DKK' } },
    });

    const raw = (body: BodyInit, headers: Record<string, string> = { authorization: webhookSecret }) =>
      fetch(`${test.url}/api/webhooks/nexi`, { method: 'POST', headers, body, duplex: 'half' } as RequestInit);
    const rejected = async () => (await test.server.ctx.db.select().from(webhookRejections)).map(({ provider, day, count }) => `${provider} ${day} ${count}`);

    it('forged ones are counted by provider and day; nothing of them is kept', async () => {
      const payer = await Payer.submit(test);
      const payment = await payer.started();
      const { ctx } = test.server;
      const day = ctx.clock().toISOString().slice(0, 10);
      const before = Number((await rejected()).find((row) => row.startsWith(`nexi ${day}`))?.split(' ')[2] ?? 0);
      const tries = [{}, { authorization: 'wrong' }, { authorization: `Bearer ${webhookSecret}` }, { authorization: webhookSecret.toLowerCase() }];
      for (const headers of tries) assert.equal((await raw(JSON.stringify(notice(providerId(payment))), headers as Record<string, string>)).status, 401);
      assert.ok((await rejected()).includes(`nexi ${day} ${before + tries.length}`));
      assert.equal(await eventsOf(providerId(payment)), 0);
      assert.equal((await test.row(payment.id)).reads, 0, 'and nobody was asked because of them');
      assert.equal((await fetch(`${test.url}/api/webhooks/vipps`, { method: 'POST', body: '{}' })).status, 401, 'of a provider that is not here');
    });

    it('what is not JSON is 400, what is too large 413, with proof and without', async () => {
      for (const body of ['', 'hello', '{"id":', '[]', 'null', '{"id":1,"event":2,"data":3}', '\u0000']) assert.equal((await raw(body)).status, 400, body);
      assert.equal((await raw(new Uint8Array([0xff, 0xfe, 0x7b]))).status, 400);
      const large = JSON.stringify({ ...notice('p'), padding: 'x'.repeat(256 * 1024) });
      assert.equal((await raw(large)).status, 413);
      assert.equal((await raw(large, {})).status, 413);
      const stream = new ReadableStream({
        pull(controller) {
          controller.enqueue(new Uint8Array(64 * 1024));
        },
      });
      const endless = await raw(stream).then(({ status }) => status, () => 413);
      assert.equal(endless, 413, 'also one that never says how long it is');
    });

    it('a forged webhook is 401, stands in the log and does nothing', async () => {
      const payer = await Payer.submit(test);
      const payment = await payer.started();
      const forged = await webhook(notice(providerId(payment)), 'forged0000000000');
      assert.equal(forged.status, 401);
      assert.equal((await payer.payment(payment.id)).state, 'created');
      assert.ok(test.server.log.some((line) => line.route === '/api/webhooks/nexi' && line.status === 401));
      assert.equal(await eventsOf(providerId(payment)), 0);
    });

    it('a genuine webhook that lies about money is only a reason to ask', async () => {
      const payer = await Payer.submit(test);
      const payment = await payer.started();
      assert.equal((await webhook(notice(providerId(payment)))).status, 200);
      assert.equal((await payer.payment(payment.id)).state, 'started');
      assert.equal((await payer.now()).state, 'awaiting-payment');
    });

    it('an event of a payment nobody knows is kept and acknowledged', async () => {
      const unknown = randomUUID().replaceAll('-', '');
      assert.equal((await webhook(notice(unknown))).status, 200);
      assert.equal(await eventsOf(unknown), 1);
      const reported = (await test.server.ctx.db.select().from(paymentReports)).filter(({ about }) => about === unknown);
      assert.deepEqual(reported.map(({ kind, provider, seenAt }) => [kind, provider, seenAt]), [['unknown-payment', 'nexi', null]]);
    });

    it('one that is quicker than the answer telling its payment’s id is no stranger afterwards', async () => {
      const payer = await Payer.submit(test);
      let early = '';
      test.between.answer = (address, init) =>
        init?.method === 'POST' && address.endsWith('/v1/payments')
          ? fetch(address, init).then(async (answer) => {
              early = ((await answer.clone().json()) as { paymentId: string }).paymentId;
              assert.equal((await webhook(notice(early))).status, 200);
              return answer;
            })
          : undefined;
      const payment = await payer.started();
      test.between.answer = undefined;
      assert.equal(providerId(payment), early);
      const [report] = (await test.server.ctx.db.select().from(paymentReports)).filter(({ about }) => about === early);
      assert.deepEqual([report?.paymentId, report?.seenBy], [payment.id, 'system']);
      assert.equal((await test.row(payment.id)).reads, 1, 'it was a reason to ask');
    });

    it('an event id counts once', async () => {
      const payer = await Payer.submit(test);
      const payment = await payer.started();
      const id = randomUUID();
      await webhook(notice(providerId(payment), id));
      const { reads } = await test.row(payment.id);
      await webhook(notice(providerId(payment), id));
      assert.equal((await test.row(payment.id)).reads, reads);
    });

    it('what is no event of the provider is 400', async () => {
      assert.equal((await webhook({ hello: 1 })).status, 400);
    });

    it('forged ones of another day are counted with that day', async () => {
      const before = await rejected();
      test.server.pass(86_400_000);
      await raw('anything', {});
      assert.deepEqual((await rejected()).filter((row) => !before.includes(row)), [`nexi ${test.server.ctx.clock().toISOString().slice(0, 10)} 1`]);
    });
  });
}
