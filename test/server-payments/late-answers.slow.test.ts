// What was to be asked is asked, whatever else is under way: a webhook while the provider is silent, an old answer after it.
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { eq } from 'drizzle-orm';
import { payments } from '@faelles/server/database/payments.js';
import { applyNews } from '@faelles/server/payments/apply.js';
import { gatewayOf } from '@faelles/server/payments/registry.js';
import { databases } from '../support/database.ts';
import { eventually, goodTotal, Payer, press, providerId, startPaymentTest, type PaymentTest } from './harness.ts';

const minute = 60_000;

for (const database of databases) {
  describe(`late answers on ${database.name}`, () => {
    let test: PaymentTest;
    before(async () => (test = await startPaymentTest(database)));
    after(() => test.close());
    beforeEach(() => test.simulator.reset());

    async function captured() {
      const payer = await Payer.submit(test);
      const payment = await payer.started();
      await press(test.simulator, payment, 'approve');
      await eventually(async () => (await payer.payment(payment.id)).state === 'authorised');
      await test.jobs();
      const row = await test.row(payment.id);
      assert.deepEqual([row.capturedOre, row.nextPollAt], [goodTotal, null], 'nothing more is asked');
      return { payer, payment };
    }

    it('a refund made at the provider is booked when its webhook came while the provider was silent, and stayed so', async () => {
      const { payer, payment } = await captured();
      const gateway = gatewayOf(test.server.ctx, 'nexi');
      const [charge] = (await gateway.retrieve(providerId(payment))).charges;
      await test.simulator.control({ kind: 'error-500', operation: 'retrieve', times: 'always' });
      await gateway.refund({ providerId: providerId(payment), chargeId: charge!.id, amountOre: goodTotal, key: 'back-office', chargeOre: goodTotal, order: payment.order });
      await eventually(async () => (await test.row(payment.id)).nextPollAt !== null);
      await test.jobs();
      assert.equal((await test.row(payment.id)).refundedOre, 0, 'nobody could tell');
      await test.simulator.calm();
      await test.jobs(61 * minute);
      await eventually(async () => (await payer.payment(payment.id)).state === 'refunded');
      assert.deepEqual(await test.ledger(payment.id), [`authorised ${goodTotal}`, `captured ${goodTotal}`, `refunded ${goodTotal}`]);
      assert.equal((await test.row(payment.id)).nextPollAt, null);
    });

    it('the answer to an older question does not end the asking a webhook wants', async () => {
      const { payment } = await captured();
      const { ctx } = test.server;
      const old = await gatewayOf(ctx, 'nexi').retrieve(providerId(payment));
      test.server.pass(1000);
      await ctx.db.update(payments).set({ nextPollAt: ctx.clock() }).where(eq(payments.id, payment.id));
      test.server.pass(1000);
      const row = await applyNews(ctx, payment.id, [old], 'poll');
      assert.ok(row.nextPollAt && row.nextPollAt <= ctx.clock());
      assert.equal((await test.jobs()).asked, 1);
      assert.equal((await test.row(payment.id)).nextPollAt, null);
    });

    it('an answer that is too old to be taken in leaves what is due as it is', async () => {
      const payer = await Payer.submit(test);
      const payment = await payer.started();
      const { ctx } = test.server;
      const old = await gatewayOf(ctx, 'nexi').retrieve(providerId(payment));
      test.server.pass(1000);
      const newer = await gatewayOf(ctx, 'nexi').retrieve(providerId(payment));
      const { nextPollAt } = await applyNews(ctx, payment.id, [newer], 'poll');
      test.server.pass(1000);
      const row = await applyNews(ctx, payment.id, [old], 'poll');
      assert.deepEqual(row.nextPollAt, nextPollAt);
    });
  });
}
