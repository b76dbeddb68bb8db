import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { paymentMovements } from '@faelles/server/database/payments.js';
import { Reconciliation } from '@faelles/server/payments/reconciliation.js';
import { Visitor } from '../server/app.ts';
import { databases } from '../support/database.ts';
import { goodTotal, Payer, press, startPaymentTest, type PaymentTest } from './harness.ts';

for (const database of databases) {
  describe(`books on ${database.name}`, () => {
    let test: PaymentTest;
    before(async () => (test = await startPaymentTest(database)));
    after(() => test.close());

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
