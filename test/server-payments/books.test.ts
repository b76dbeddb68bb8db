import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, beforeEach, describe, it } from 'node:test';
import { paymentMovements } from '@faelles/server/database/payments.js';
import { receipts } from '@faelles/server/database/receipts.js';
import { reconcile, Reconciliation } from '@faelles/server/payments/reconciliation.js';
import { gatewayOf } from '@faelles/server/payments/registry.js';
import { Visitor } from '../server/app.ts';
import { databases } from '../support/database.ts';
import { eventually, goodTotal, Payer, press, providerId, startPaymentTest, type PaymentTest } from './harness.ts';

for (const database of databases) {
  describe(`books on ${database.name}`, () => {
    let test: PaymentTest;
    before(async () => (test = await startPaymentTest(database)));
    after(() => test.close());
    beforeEach(() => test.simulator.reset());

    it('staff see what does not add up, and the sums of the books', async () => {
      const headers = { authorization: `Bearer ${test.server.ctx.config.secrets.staffKey}` };
      test.server.pass(1000);
      const from = test.server.ctx.clock().toISOString();
      const read = async () => (await new Visitor(test.server).get(`/api/staff/reconciliation?from=${from}`, { headers })).body;
      const [right, wrong] = [await Payer.submit(test), await Payer.submit(test)];
      await press(test.simulator, await right.started(), 'approve');
      const payment = await wrong.started();
      await test.simulator.control({ kind: 'wrong-amount', times: 'always' });
      await press(test.simulator, payment, 'approve');
      const found = Reconciliation.parse(await read());
      assert.equal(found.movements.authorisedOre, goodTotal + goodTotal - 1);
      const mine = found.cases.find((one) => one.payment === payment.id);
      assert.deepEqual([mine?.reason, mine?.reference, mine?.orderOre], ['mismatch', wrong.application.reference, goodTotal]);
      assert.ok(!JSON.stringify(found).includes('Testesen'));
    });

    it('a reservation that was let go at the provider before it was taken is a case for staff', async () => {
      const payer = await Payer.submit(test);
      const payment = await payer.started();
      await press(test.simulator, payment, 'approve');
      await gatewayOf(test.server.ctx, 'nexi').cancel(providerId(payment), goodTotal, 'by-hand', true);
      await eventually(async () => (await payer.payment(payment.id)).state === 'cancelled-by-service');
      const { cases } = await reconcile(test.server.ctx.db, { from: new Date(0), to: test.server.ctx.clock() });
      assert.equal(cases.find((one) => one.payment === payment.id)?.reason, 'received-without-payment');
    });

    it('a payment that cannot be taken in for a fault of ours is not asked about without pause, and nothing is half done', async () => {
      const payer = await Payer.submit(test);
      const payment = await payer.started();
      const { db, clock } = test.server.ctx;
      // A receipt that is there before its time makes the completion fail.
      const [other] = await db.select().from(receipts);
      const id = randomUUID();
      await db.insert(receipts).values({ ...other!, id, applicationId: payer.application.id, issuedAt: clock() });
      await test.simulator.control({ kind: 'webhook-lost', times: 'always' });
      await press(test.simulator, payment, 'approve');
      await test.jobs(2 * 60_000);
      assert.equal((await test.jobs()).asked, 0);
      assert.equal((await payer.now()).state, 'awaiting-payment');
      assert.equal((await test.row(payment.id)).authorisedOre, 0);
      assert.deepEqual(await test.ledger(payment.id), []);
      assert.ok(test.server.log.some((line) => line.event === 'payment-job-failed' && line.payment === payment.id));
    });

    it('the ledger cannot be changed', async () => {
      const payer = await Payer.submit(test);
      const payment = await payer.started();
      await press(test.simulator, payment, 'approve');
      const { db } = test.server.ctx;
      await assert.rejects(db.update(paymentMovements).set({ ore: 1 }));
      await assert.rejects(db.delete(paymentMovements));
    });
  });
}
