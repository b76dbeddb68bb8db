import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, beforeEach, describe, it } from 'node:test';
import { stateOf as whatIs } from '@faelles/payment/model';
import { applyNews } from '@faelles/server/payments/apply.js';
import { gatewayOf } from '@faelles/server/payments/registry.js';
import { recordOf } from '@faelles/server/payments/row.js';
import { runRetention } from '@faelles/server/retention/job.js';
import { Visitor } from '../server/app.ts';
import { databases } from '../support/database.ts';
import { eventually, goodTotal, Payer, press, providerId, startPaymentTest, type PaymentTest } from './harness.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

for (const database of databases) {
  describe(`money that pays for nothing on ${database.name}`, () => {
    let test: PaymentTest;
    before(async () => (test = await startPaymentTest(database)));
    after(() => test.close());
    beforeEach(() => test.simulator.reset());

    const withdraw = (payer: Payer) => payer.visitor.post(`/api/applications/${payer.application.id}/withdrawal`, undefined);
    const stateOf = async (payer: Payer, id: string) => (await payer.payment(id)).state;
    async function until(check: () => Promise<boolean>): Promise<void> {
      await eventually(async () => {
        if (await check()) return true;
        await test.jobs(minute);
        return false;
      });
    }

    it('withdrawn before the money is taken: the reservation is let go', async () => {
      const payer = await Payer.submit(test);
      const payment = await payer.started();
      await press(test.simulator, payment, 'approve');
      assert.equal((await payer.now()).state, 'received');
      assert.equal((await withdraw(payer)).body.state, 'withdrawn');
      assert.equal((await withdraw(payer)).body.state, 'withdrawn', 'twice is once');
      await until(async () => (await stateOf(payer, payment.id)) === 'cancelled-by-service');
      assert.equal((await test.simulator.payment(providerId(payment))).charges.length, 0);
      assert.deepEqual(await test.ledger(payment.id), [`authorised ${goodTotal}`, `cancelled ${goodTotal}`]);
      assert.equal((await payer.start()).status, 409, 'and cannot be paid again');
    });

    it('withdrawn after the money is taken: it goes back with that reason', async () => {
      const payer = await Payer.submit(test);
      const payment = await payer.started();
      await press(test.simulator, payment, 'approve');
      await test.jobs();
      await eventually(async () => (await stateOf(payer, payment.id)) === 'captured');
      await withdraw(payer);
      await until(async () => (await stateOf(payer, payment.id)) === 'refunded');
      assert.deepEqual((await payer.payment(payment.id)).refunds.map(({ reason, amountOre, state }) => [reason, amountOre, state]), [['withdrawn', goodTotal, 'done']]);
    });

    it('taken by somebody at the provider after it was withdrawn: it goes back all the same', async () => {
      const payer = await Payer.submit(test);
      const payment = await payer.started();
      await press(test.simulator, payment, 'approve');
      await withdraw(payer);
      await gatewayOf(test.server.ctx, 'nexi').charge(providerId(payment), goodTotal, randomUUID(), true);
      await until(async () => (await stateOf(payer, payment.id)) === 'refunded');
      assert.equal((await test.refunds(payment.id)).length, 1);
    });

    it('a part given back by somebody at the provider while all of it waits to go back: the rest goes back', async () => {
      const payer = await Payer.submit(test);
      const payment = await payer.started();
      await press(test.simulator, payment, 'approve');
      await test.jobs();
      await eventually(async () => (await stateOf(payer, payment.id)) === 'captured');
      await withdraw(payer);
      await test.simulator.control({ kind: 'webhook-lost', times: 'always' });
      const gateway = gatewayOf(test.server.ctx, 'nexi');
      const [charge] = (await gateway.retrieve(providerId(payment))).charges;
      await gateway.refund({ providerId: providerId(payment), chargeId: charge!.id, chargeOre: goodTotal, amountOre: 500, order: payment.order, key: randomUUID() });
      await until(async () => (await stateOf(payer, payment.id)) === 'refunded');
      assert.deepEqual((await test.refunds(payment.id)).map(({ amountOre, state }) => [amountOre, state]), [[goodTotal, 'refused'], [goodTotal - 500, 'done']]);
      assert.deepEqual(await test.reports(payment.id), []);
    });

    it('withdrawn while the provider says something that cannot be right: it goes back when it says the truth again', async () => {
      const payer = await Payer.submit(test);
      const payment = await payer.started();
      await press(test.simulator, payment, 'approve');
      await eventually(async () => (await stateOf(payer, payment.id)) === 'authorised');
      const { ctx } = test.server;
      const truth = await gatewayOf(ctx, 'nexi').retrieve(providerId(payment));
      const wrong = await applyNews(ctx, payment.id, [{ ...truth, askedAt: truth.askedAt + 1, facts: { ...truth.facts, currency: 'SEK' } }], 'poll');
      assert.equal(whatIs(recordOf(wrong)), 'mismatch');
      await withdraw(payer);
      await applyNews(ctx, payment.id, [{ ...truth, askedAt: truth.askedAt + 2 }], 'poll');
      await until(async () => (await stateOf(payer, payment.id)) === 'cancelled-by-service');
      assert.equal((await test.simulator.payment(providerId(payment))).charges.length, 0);
    });

    it('half taken by somebody, then withdrawn: one half is let go, the other goes back', async () => {
      const payer = await Payer.submit(test);
      const payment = await payer.started();
      await press(test.simulator, payment, 'approve');
      await gatewayOf(test.server.ctx, 'nexi').charge(providerId(payment), 1000, randomUUID(), false);
      await withdraw(payer);
      await until(async () => (await stateOf(payer, payment.id)) === 'refunded');
      const { amounts } = await payer.payment(payment.id);
      assert.equal(amounts.authorisedOre - amounts.cancelledOre - amounts.refundedOre, 0, JSON.stringify(amounts));
    });

    it('withdrawn while a page is open: the page is closed, and what is paid on it a moment before goes back and is reported', async () => {
      const [closed, late] = [await Payer.submit(test), await Payer.submit(test)];
      const [one, two] = [await closed.started(), await late.started()];
      await withdraw(closed);
      await until(async () => (await test.row(one.id)).live === false);
      assert.ok((await test.simulator.payment(providerId(one))).terminated);
      await test.simulator.control({ kind: 'webhook-lost', times: 'always' });
      await press(test.simulator, two, 'approve');
      await withdraw(late);
      await until(async () => (await stateOf(late, two.id)) === 'cancelled-by-service');
      assert.equal((await late.now()).state, 'withdrawn');
      assert.deepEqual(await test.reports(two.id), ['paid-for-nothing']);
    });

    it('the case system does not see what was withdrawn, and what it has taken cannot be', async () => {
      const [gone, kept] = [await Payer.submit(test), await Payer.submit(test)];
      for (const payer of [gone, kept]) await press(test.simulator, await payer.started(), 'approve');
      const headers = { authorization: `Bearer ${test.server.ctx.config.secrets.machineKey}` };
      const machine = new Visitor(test.server);
      const take = (payer: Payer) => machine.send('POST', `/api/machine/applications/${payer.application.id}/taken`, { headers });
      await withdraw(gone);
      const { body } = await machine.get('/api/machine/applications?limit=100', { headers });
      const ids = body.applications.map(({ id }: { id: string }) => id);
      assert.ok(!ids.includes(gone.application.id) && ids.includes(kept.application.id));
      assert.deepEqual([(await take(gone)).status, (await take(kept)).status], [409, 204]);
      const answer = await withdraw(kept);
      assert.deepEqual([answer.status, answer.body.current], [409, { state: 'received' }]);
    });

    it('approved after the page was over: it pays, and the page that was opened instead is closed', async () => {
      const payer = await Payer.submit(test);
      const first = await payer.started();
      const { expiresAt } = await test.row(first.id);
      test.server.pass(expiresAt!.getTime() - test.server.ctx.clock().getTime() + 1);
      const second = await payer.started();
      assert.notEqual(second.id, first.id);
      await test.simulator.control({ kind: 'late-approval', times: 'always' });
      await press(test.simulator, first, 'approve');
      assert.equal((await payer.now()).state, 'received');
      await until(async () => (await test.simulator.payment(providerId(second))).terminated !== undefined);
      await until(async () => (await stateOf(payer, first.id)) === 'captured');
    });

    it('paid twice: the second money is let go and reported, the first is kept', async () => {
      const payer = await Payer.submit(test);
      const first = await payer.started();
      const { expiresAt } = await test.row(first.id);
      test.server.pass(expiresAt!.getTime() - test.server.ctx.clock().getTime() + 1);
      const second = await payer.started();
      await press(test.simulator, second, 'approve');
      await test.simulator.control({ kind: 'late-approval', times: 'always' });
      await press(test.simulator, first, 'approve');
      await until(async () => (await stateOf(payer, second.id)) === 'captured');
      await until(async () => (await stateOf(payer, first.id)) === 'cancelled-by-service');
      assert.deepEqual(await test.reports(first.id), ['paid-twice']);
      assert.deepEqual(await test.reports(second.id), []);
      assert.equal((await payer.now()).payment?.id, second.id);
    });

    it('let go unpaid: its page is closed; who pays all the same while the answers are kept has paid', async () => {
      const payer = await Payer.submit(test);
      const payment = await payer.started();
      test.server.pass(6 * day);
      await runRetention(test.server.ctx);
      const answer = await payer.visitor.get(`/api/applications/${payer.application.id}`);
      assert.equal(answer.body.state, 'expired', answer.text);
      await test.simulator.control({ kind: 'late-approval', times: 'always' });
      await press(test.simulator, payment, 'approve');
      await until(async () => (await payer.now()).state === 'received');
    });

    it('what staff wrote beside a refund goes with the answers; payment, refund and ledger stay', async () => {
      const payer = await Payer.submit(test);
      const payment = await payer.started();
      await press(test.simulator, payment, 'approve');
      await test.jobs();
      await eventually(async () => (await stateOf(payer, payment.id)) === 'captured');
      await test.staff('POST', `payments/${payment.id}/refunds`, { amountOre: 100, reason: 'other', note: 'Ringede til ansøger' });
      await until(async () => (await test.refunds(payment.id))[0]!.state === 'done');
      const headers = { authorization: `Bearer ${test.server.ctx.config.secrets.machineKey}` };
      await new Visitor(test.server).send('POST', `/api/machine/applications/${payer.application.id}/taken`, { headers });
      test.server.pass(21 * day);
      await runRetention(test.server.ctx);
      const [refund] = await test.refunds(payment.id);
      assert.deepEqual([refund!.note, refund!.amountOre, refund!.state], [null, 100, 'done']);
      assert.equal((await test.ledger(payment.id)).length, 3);
    });

    it('paid after the answers were erased: it goes back and is reported', async () => {
      const payer = await Payer.submit(test);
      const payment = await payer.started();
      test.server.pass(24 * day);
      await runRetention(test.server.ctx);
      await runRetention(test.server.ctx);
      await test.simulator.control({ kind: 'late-approval', times: 'always' });
      await press(test.simulator, payment, 'approve');
      await until(async () => (await test.row(payment.id)).cancelledOre === goodTotal);
      assert.deepEqual(await test.reports(payment.id), ['paid-for-nothing']);
      assert.deepEqual(await test.ledger(payment.id), [`authorised ${goodTotal}`, `cancelled ${goodTotal}`], 'the ledger stays');
    });
  });
}
