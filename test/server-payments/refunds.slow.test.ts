import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { Payment } from '@faelles/schemas/payment.js';
import { gatewayOf } from '@faelles/server/payments/registry.js';
import { Visitor } from '../server/app.ts';
import { databases } from '../support/database.ts';
import { eventually, goodTotal, paidAndTaken, Payer, press, providerId, startPaymentTest, type PaymentTest } from './harness.ts';

const minute = 60_000;

for (const database of databases) {
  describe(`refunds on ${database.name}`, () => {
    let test: PaymentTest;
    before(async () => (test = await startPaymentTest(database)));
    after(() => test.close());
    beforeEach(() => test.simulator.reset());

    const taken = () => paidAndTaken(test);
    const ask = (payment: Payment, body: object, key?: string) => test.staff('POST', `payments/${payment.id}/refunds`, body, key);
    const atProvider = async (payment: Payment) => (await test.simulator.payment(providerId(payment))).refunds;
    /** Runs the jobs until the refund has come to an end. */
    async function settled(payment: Payment): Promise<void> {
      await test.jobs();
      await eventually(async () => {
        if ((await test.refunds(payment.id)).every(({ state }) => state !== 'pending')) return true;
        await test.jobs(minute);
        return false;
      });
    }

    it('the whole: due at once, done when the provider’s figures say so, in the ledger with its reason and cause', async () => {
      const { payer, payment } = await taken();
      const asked = await ask(payment, { amountOre: goodTotal, reason: 'rejected', note: 'Nabo Testesen klagede' });
      assert.equal(asked.status, 201, asked.text);
      assert.deepEqual(asked.body.refunds.map(({ amountOre, reason, state }: any) => [amountOre, reason, state]), [[goodTotal, 'rejected', 'pending']]);
      await settled(payment);
      const seen = await payer.payment(payment.id);
      assert.equal(seen.state, 'refunded');
      assert.deepEqual(seen.refunds.map(({ state }) => state), ['done']);
      assert.deepEqual(await test.ledger(payment.id), [`authorised ${goodTotal}`, `captured ${goodTotal}`, `refunded ${goodTotal}`]);
      assert.equal((await test.refunds(payment.id))[0]!.note, 'Nabo Testesen klagede');
      for (const place of [JSON.stringify(test.server.log), JSON.stringify(seen), JSON.stringify(await payer.now()), asked.text]) {
        assert.ok(!place.includes('klagede'), 'the note stays with the staff');
      }
    });

    it('in parts, one at a time at the provider, and never more than was taken', async () => {
      const { payer, payment } = await taken();
      assert.equal((await ask(payment, { amountOre: 500, reason: 'overpaid' })).status, 201);
      assert.equal((await ask(payment, { amountOre: 700, reason: 'exempted-later' })).status, 201);
      const more = await ask(payment, { amountOre: goodTotal - 1199, reason: 'other' });
      assert.equal(more.status, 409);
      assert.deepEqual(more.body.current, { refundableOre: goodTotal - 1200 });
      await settled(payment);
      await settled(payment);
      assert.deepEqual((await atProvider(payment)).map(({ amount }) => amount), [500, 700]);
      const seen = await payer.payment(payment.id);
      assert.equal(seen.state, 'partly-refunded');
      assert.equal(seen.amounts.refundedOre, 1200);
      assert.equal((await ask(payment, { amountOre: goodTotal - 1200, reason: 'other' })).status, 201);
      await settled(payment);
      assert.equal((await payer.payment(payment.id)).state, 'refunded');
    });

    it('two of the staff at once cannot give more than there is', async () => {
      const { payment } = await taken();
      const answers = await Promise.all(Array.from({ length: 6 }, () => ask(payment, { amountOre: goodTotal - 1, reason: 'other' })));
      assert.deepEqual(answers.map(({ status }) => status).sort(), [201, 409, 409, 409, 409, 409]);
      await settled(payment);
      assert.equal((await atProvider(payment)).length, 1);
    });

    it('the same key is the same refund, with other content 409', async () => {
      const { payment } = await taken();
      const key = randomUUID();
      const body = { amountOre: 100, reason: 'other' };
      const [one, two] = await Promise.all([ask(payment, body, key), ask(payment, body, key)]);
      assert.deepEqual([one.status, two.status, one.text], [201, 201, two.text]);
      const other = await ask(payment, { ...body, amountOre: 101 }, key);
      assert.deepEqual([other.status, other.body.type], [409, '/problems/idempotency-key-reused']);
      assert.equal((await test.refunds(payment.id)).length, 1);
      await settled(payment);
    });

    it('an answer that is lost and a provider that is away cost time and nothing else', async () => {
      const { payer, payment } = await taken();
      await test.simulator.control({ kind: 'timeout', operation: 'refund', delay: 10 });
      await ask(payment, { amountOre: 900, reason: 'other' });
      await test.jobs();
      assert.equal((await test.refunds(payment.id))[0]!.state === 'refused', false);
      await test.simulator.control({ kind: 'error-500', operation: 'refund', times: 2 });
      for (let tries = 0; tries < 6; tries++) await test.jobs(10 * minute);
      await settled(payment);
      assert.deepEqual((await atProvider(payment)).map(({ amount }) => amount), [900]);
      assert.equal((await payer.payment(payment.id)).amounts.refundedOre, 900);
    });

    it('refused is reported', async () => {
      const { payer, payment } = await taken();
      // Somebody gives the money back at the provider itself, and its webhook is lost.
      await test.simulator.control({ kind: 'webhook-lost', times: 'always' });
      const [charge] = (await test.simulator.payment(providerId(payment))).charges;
      await gatewayOf(test.server.ctx, 'nexi').refund({
        providerId: providerId(payment), chargeId: charge!.chargeId, chargeOre: goodTotal, amountOre: goodTotal, order: payment.order, key: randomUUID(),
      });
      await eventually(async () => (await atProvider(payment)).every(({ state }) => state === 'Completed'));
      await ask(payment, { amountOre: goodTotal, reason: 'other' });
      await test.jobs();
      const [refund] = await test.refunds(payment.id);
      assert.equal(refund!.state, 'refused');
      assert.deepEqual(await test.reports(payment.id), ['refund-refused']);
      assert.equal((await payer.payment(payment.id)).refunds[0]!.state, 'refused');
      assert.ok(test.server.log.some((line) => line.event === 'payment-refund-refused' && line.payment === payment.id));
    });

    it('a provider that is away for long is reported and still tried', async () => {
      const { payment } = await taken();
      await test.simulator.control({ kind: 'error-500', operation: 'refund', times: 'always' });
      await ask(payment, { amountOre: 100, reason: 'other' });
      for (let tries = 0; tries < 8; tries++) await test.jobs(6 * 60 * minute);
      assert.deepEqual(await test.reports(payment.id), ['refund-stuck']);
      await test.simulator.calm();
      await test.jobs(6 * 60 * minute);
      await settled(payment);
      assert.equal((await test.refunds(payment.id))[0]!.state, 'done');
    });

    it('amounts that are none are refused before anything looks at them', async () => {
      const { payment } = await taken();
      for (const amountOre of [0, -1, 0.5, 1e16, 1e309, '100', null, Number.MAX_SAFE_INTEGER]) {
        const answer = await ask(payment, { amountOre, reason: 'other' });
        assert.equal(answer.status, 422, `${amountOre}: ${answer.status}`);
      }
      const headers = { authorization: `Bearer ${test.server.ctx.config.secrets.staffKey}`, 'idempotency-key': randomUUID(), 'content-type': 'application/json' };
      const raw = (bytes: string) => payerless().send('POST', `/api/staff/payments/${payment.id}/refunds`, { bytes, headers });
      assert.equal((await raw('{"amountOre":NaN,"reason":"other"}')).status, 400);
      assert.equal((await raw('{"amountOre":1e999,"reason":"other"}')).status, 422);
      assert.equal((await ask(payment, { amountOre: 1, reason: 'because' })).status, 422);
      assert.equal((await ask(payment, { amountOre: 1, reason: 'other', currency: 'EUR' })).status, 422);
      assert.deepEqual(await test.refunds(payment.id), []);
    });

    it('only staff', async () => {
      const { payer, payment } = await taken();
      const body = { amountOre: 1, reason: 'other' };
      assert.ok([401, 403].includes((await payer.visitor.post(`/api/staff/payments/${payment.id}/refunds`, body, { 'idempotency-key': randomUUID() })).status));
    });

    it('a part is taken, the rest is let go', async () => {
      const payer = await Payer.submit(test);
      const payment = await payer.started();
      await test.simulator.control({ kind: 'error-500', operation: 'charge' });
      await press(test.simulator, payment, 'approve');
      await test.jobs();
      const capture = (amountOre: number) => test.staff('POST', `payments/${payment.id}/captures`, { amountOre });
      assert.deepEqual((await capture(goodTotal + 1)).body.current, { capturableOre: goodTotal });
      assert.equal((await capture(1000)).status, 202);
      for (let tries = 0; tries < 4; tries++) await test.jobs(minute);
      await eventually(async () => (await payer.payment(payment.id)).state === 'captured');
      const { amounts } = await payer.payment(payment.id);
      assert.deepEqual(amounts, { authorisedOre: goodTotal, capturedOre: 1000, refundedOre: 0, cancelledOre: goodTotal - 1000 });
      const { chargeDueAt, releaseDueAt } = await test.row(payment.id);
      assert.deepEqual([chargeDueAt, releaseDueAt], [null, null]);
      assert.equal((await capture(1)).status, 409);
      assert.equal((await ask(payment, { amountOre: 1001, reason: 'other' })).status, 409, 'no more than was taken');
    });

    it('half of it taken by somebody at the provider: the rest is taken, and nothing twice', async () => {
      const payer = await Payer.submit(test);
      const payment = await payer.started();
      await test.simulator.control({ kind: 'webhook-lost', event: 'payment.charge.created.v2' });
      await test.simulator.control({ kind: 'error-500', operation: 'charge' });
      await press(test.simulator, payment, 'approve');
      await test.jobs();
      await gatewayOf(test.server.ctx, 'nexi').charge(providerId(payment), 1000, randomUUID(), false);
      await test.jobs(2 * minute);
      await eventually(async () => (await payer.payment(payment.id)).state === 'captured');
      assert.deepEqual((await test.simulator.payment(providerId(payment))).charges.map(({ amount }) => amount), [1000, goodTotal - 1000]);
      assert.equal((await ask(payment, { amountOre: goodTotal, reason: 'other' })).status, 201);
      await settled(payment);
      assert.equal((await payer.payment(payment.id)).state, 'refunded', 'from both charges');
    });

    it('a reservation is let go by the staff', async () => {
      const payer = await Payer.submit(test);
      const payment = await payer.started();
      await test.simulator.control({ kind: 'error-500', operation: 'charge' });
      await press(test.simulator, payment, 'approve');
      const cancel = () => test.staff('POST', `payments/${payment.id}/cancels`, { reason: 'error-in-order' });
      assert.equal((await cancel()).status, 202);
      await test.jobs();
      await eventually(async () => (await payer.payment(payment.id)).state === 'cancelled-by-service');
      assert.equal((await cancel()).status, 409);
      assert.equal((await test.simulator.payment(providerId(payment))).charges.length, 0);
    });

    const payerless = () => new Visitor(test.server);
  });
}

