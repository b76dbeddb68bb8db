import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { paymentEvents } from '@faelles/server/database/payments.js';
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
  });
}
