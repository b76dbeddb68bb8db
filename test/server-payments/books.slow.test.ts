import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { eq, sql } from 'drizzle-orm';
import { paymentMovements, payments } from '@faelles/server/database/payments.js';
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
      const { db } = test.server.ctx;
      // Its place in the hand-over cannot be written.
      await db.execute(sql`create function no_hand_over() returns trigger language plpgsql as 'begin raise exception ''no hand-over''; end'`);
      await db.execute(sql.raw(`create trigger no_hand_over before update of hand_over on applications for each row when (new.id = '${payer.application.id}') execute function no_hand_over()`));
      await test.simulator.control({ kind: 'webhook-lost', times: 'always' });
      await press(test.simulator, payment, 'approve');
      await test.jobs(2 * 60_000);
      assert.equal((await test.jobs()).asked, 0);
      assert.equal((await payer.now()).state, 'awaiting-payment');
      assert.equal((await test.row(payment.id)).authorisedOre, 0);
      assert.deepEqual(await test.ledger(payment.id), []);
      assert.ok(test.server.log.some((line) => line.event === 'payment-job-failed' && line.payment === payment.id));
      await db.execute(sql`drop trigger no_hand_over on applications`);
    });

    it('the ledger cannot be changed', async () => {
      const payer = await Payer.submit(test);
      const payment = await payer.started();
      await press(test.simulator, payment, 'approve');
      const { db } = test.server.ctx;
      await assert.rejects(db.update(paymentMovements).set({ ore: 1 }));
      await assert.rejects(db.delete(paymentMovements));
      await assert.rejects(db.execute(sql`truncate payment_movements`));
      await assert.rejects(db.execute(sql`truncate payment_movements cascade`));
      await assert.rejects(db.delete(payments), 'nor can a payment go that has one');
      assert.deepEqual(await test.ledger(payment.id), [`authorised ${goodTotal}`]);
    });

    it('no transaction ends in which the ledger and the amounts disagree', async () => {
      const payer = await Payer.submit(test);
      const payment = await payer.started();
      const { db, clock } = test.server.ctx;
      const here = eq(payments.id, payment.id);
      const movement = { paymentId: payment.id, kind: 'authorised' as const, ore: 100, cause: 'poll' as const, at: clock() };
      await assert.rejects(db.update(payments).set({ authorisedOre: 100 }).where(here));
      await assert.rejects(db.insert(paymentMovements).values(movement));
      await assert.rejects(db.transaction(async (tx) => {
        await tx.update(payments).set({ authorisedOre: 101 }).where(here);
        await tx.insert(paymentMovements).values(movement);
      }));
      assert.equal((await test.row(payment.id)).authorisedOre, 0);
      await db.transaction(async (tx) => {
        await tx.insert(paymentMovements).values(movement);
        await tx.update(payments).set({ authorisedOre: 100 }).where(here);
      });
      assert.deepEqual(await test.ledger(payment.id), ['authorised 100']);
    });

    it('each movement says how it was learned', async () => {
      const payer = await Payer.submit(test);
      const payment = await payer.started();
      await press(test.simulator, payment, 'approve');
      await test.simulator.control({ kind: 'webhook-lost', times: 'always' });
      await test.jobs();
      await eventually(async () => (await payer.payment(payment.id)).state === 'captured');
      await test.staff('POST', `payments/${payment.id}/refunds`, { amountOre: 100, reason: 'other' });
      for (let tries = 0; tries < 3; tries++) await test.jobs(60_000);
      const moved = (await test.server.ctx.db.select().from(paymentMovements).orderBy(paymentMovements.id)).filter(({ paymentId }) => paymentId === payment.id);
      const [refund] = await test.refunds(payment.id);
      assert.deepEqual(moved.map(({ kind, cause, refundId }) => [kind, cause, refundId]), [['authorised', 'webhook', null], ['captured', 'capture', null], ['refunded', 'refund', refund!.id]]);
    });
  });
}
