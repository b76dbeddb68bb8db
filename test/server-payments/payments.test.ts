import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, beforeEach, describe, it } from 'node:test';
import { gatewayOf } from '@faelles/server/payments/registry.js';
import { Payment } from '@faelles/schemas/payment.js';
import { databases } from '../support/database.ts';
import { Visitor } from '../server/app.ts';
import { eventually, goodTotal, Payer, press, providerId, startPaymentTest, type PaymentTest } from './harness.ts';

const minute = 60_000;

for (const database of databases) {
  describe(`payments on ${database.name}`, () => {
    let test: PaymentTest;
    before(async () => (test = await startPaymentTest(database)));
    after(() => test.close());
    beforeEach(() => test.simulator.reset());

    it('approve: the application is received, then the money is taken', async () => {
      const payer = await Payer.submit(test);
      const payment = Payment.parse(await payer.started());
      assert.equal(payment.state, 'created');
      assert.equal(payment.attempt, 1);
      assert.equal(payment.order.totalOre, goodTotal);
      const asked = await test.simulator.payment(providerId(payment));
      assert.equal(asked.order.amount, goodTotal);
      assert.equal(asked.order.reference, payer.application.reference);
      assert.equal(asked.checkout.returnUrl, `${test.url}/solutions/test-permit/?payment=${payment.id}`);
      assert.equal(asked.checkout.charge, false);

      await press(test.simulator, payment, 'approve');
      assert.equal((await payer.now()).state, 'received');
      const paid = await payer.payment(payment.id);
      assert.equal(paid.state, 'authorised');
      assert.equal(paid.finished, true);
      assert.equal(paid.redirectUrl, undefined);
      assert.match(paid.paidWith ?? '', /\S/);
      assert.equal(paid.transactionId, providerId(payment));

      assert.equal((await test.jobs()).charged, 1);
      await eventually(async () => (await payer.payment(payment.id)).state === 'captured');
      assert.deepEqual(await test.ledger(payment.id), [`authorised ${goodTotal}`, `captured ${goodTotal}`]);
      assert.equal((await test.jobs(minute)).charged, 0);
      assert.equal((await test.simulator.payment(providerId(payment))).charges.length, 1);
    });

    it('the provider is told nothing of the citizen', async () => {
      const payer = await Payer.submit(test);
      const told = JSON.stringify(await test.simulator.payment(providerId(await payer.started())));
      assert.ok(!told.includes('Testesen'));
    });

    it('a double click, a second key and a lost answer are one payment', async () => {
      const payer = await Payer.submit(test);
      const key = randomUUID();
      const [one, two] = await Promise.all([payer.start(key), payer.start(key)]);
      const third = await payer.start();
      assert.deepEqual([two.body.id, third.body.id], [one.body.id, one.body.id]);
      assert.deepEqual([two.body.redirectUrl, third.body.redirectUrl], [one.body.redirectUrl, one.body.redirectUrl]);
    });

    it('after paying, the button leads to the payment that is made', async () => {
      const payer = await Payer.submit(test);
      const payment = await payer.started();
      await press(test.simulator, payment, 'approve');
      const again = await payer.started();
      assert.equal(again.id, payment.id);
      assert.equal(again.state, 'authorised');
    });

    it('decline: told by the webhook; a new attempt closes the old page', async () => {
      const payer = await Payer.submit(test);
      const first = await payer.started();
      await press(test.simulator, first, 'decline');
      assert.equal((await payer.payment(first.id)).state, 'declined');
      assert.equal((await payer.now()).state, 'awaiting-payment');
      const second = await payer.started();
      assert.notEqual(second.id, first.id);
      assert.equal(second.attempt, 2);
      assert.ok((await test.simulator.payment(providerId(first))).terminated);
      await press(test.simulator, second, 'approve');
      const application = await payer.now();
      assert.equal(application.state, 'received');
      assert.equal(application.payment?.id, second.id);
    });

    it('declined and then approved on the same page is paid', async () => {
      const payer = await Payer.submit(test);
      const payment = await payer.started();
      await press(test.simulator, payment, 'decline');
      await press(test.simulator, payment, 'approve');
      assert.equal((await payer.payment(payment.id)).state, 'authorised');
      assert.equal((await payer.now()).state, 'received');
    });

    it('cancel: the citizen comes back, the attempt is closed, a new one can begin', async () => {
      const payer = await Payer.submit(test);
      const first = await payer.started();
      const cancelled = await payer.visitor.send('POST', `/api/payments/${first.id}/cancel`);
      assert.equal(cancelled.body.state, 'cancelled-by-user');
      assert.equal(cancelled.body.finished, true);
      assert.ok((await test.simulator.payment(providerId(first))).terminated);
      assert.equal((await payer.now()).state, 'awaiting-payment');
      assert.equal((await payer.started()).attempt, 2);
    });

    it('cancel after paying in another tab: paid is paid', async () => {
      const payer = await Payer.submit(test);
      const payment = await payer.started();
      await test.simulator.control({ kind: 'webhook-lost', times: 'always' });
      await press(test.simulator, payment, 'approve');
      const answer = await payer.visitor.send('POST', `/api/payments/${payment.id}/cancel`);
      assert.equal(answer.body.state, 'authorised');
      assert.equal((await payer.now()).state, 'received');
    });

    it('webhook lost: asking when the citizen comes back finds the money', async () => {
      const payer = await Payer.submit(test);
      const payment = await payer.started();
      await test.simulator.control({ kind: 'webhook-lost', times: 'always' });
      await press(test.simulator, payment, 'approve');
      test.server.pass(5000);
      assert.equal((await payer.payment(payment.id)).state, 'authorised');
      assert.equal((await payer.now()).state, 'received');
    });

    it('tab closed and webhook lost: the job finds the money', async () => {
      const payer = await Payer.submit(test);
      const payment = await payer.started();
      await test.simulator.control({ kind: 'webhook-lost', times: 'always' });
      await press(test.simulator, payment, 'approve');
      assert.equal((await payer.now()).state, 'awaiting-payment');
      await test.jobs(2 * minute);
      assert.equal((await payer.now()).state, 'received');
      assert.ok((await payer.now()).receiptId);
    });

    for (const kind of ['webhook-doubled', 'webhook-reordered', 'webhook-early'] as const) {
      it(`${kind}: the same in the end`, async () => {
        const payer = await Payer.submit(test);
        await test.simulator.control({ kind, times: 'always' });
        const payment = await payer.started();
        await press(test.simulator, payment, 'approve');
        assert.equal((await payer.payment(payment.id)).state, 'authorised');
        await test.jobs();
        await eventually(async () => (await payer.payment(payment.id)).state === 'captured');
        assert.deepEqual(await test.ledger(payment.id), [`authorised ${goodTotal}`, `captured ${goodTotal}`]);
      });
    }

    it('a late decline does not undo a payment', async () => {
      const payer = await Payer.submit(test);
      const payment = await payer.started();
      await test.simulator.control({ kind: 'webhook-late', event: 'payment.reservation.failed', delay: 150 });
      await test.simulator.pay(providerId(payment), 'decline');
      await press(test.simulator, payment, 'approve');
      await eventually(async () => (await test.simulator.deliveries()).some(({ event, status }) => event.endsWith('failed') && status === 200));
      assert.equal((await payer.payment(payment.id)).state, 'authorised');
    });

    it('wrong amount: nobody is told it is paid, a person is, and the truth puts it right', async () => {
      const payer = await Payer.submit(test);
      const payment = await payer.started();
      await test.simulator.control({ kind: 'wrong-amount', times: 'always' });
      await press(test.simulator, payment, 'approve');
      const wrong = await payer.payment(payment.id);
      assert.equal(wrong.state, 'mismatch');
      assert.equal((await payer.now()).state, 'awaiting-payment');
      const refused = await payer.start();
      assert.equal(refused.status, 502);
      assert.equal(refused.body.type, '/problems/provider-mismatch');
      assert.ok(test.server.log.some((line) => line.event === 'payment-mismatch' && line.payment === payment.id && line.level === 'error'));
    });

    it('a lie that is taken back is put right by asking again', async () => {
      const payer = await Payer.submit(test);
      const payment = await payer.started();
      await test.simulator.control({ kind: 'webhook-lost', times: 'always' });
      await press(test.simulator, payment, 'approve');
      await test.simulator.control({ kind: 'wrong-amount', operation: 'retrieve' });
      test.server.pass(10_000);
      assert.equal((await payer.payment(payment.id)).state, 'mismatch');
      const again = await payer.started();
      assert.equal(again.state, 'authorised');
      assert.equal((await payer.now()).state, 'received');
    });

    it('a state nobody has heard of is no success', async () => {
      const payer = await Payer.submit(test);
      const payment = await payer.started();
      await test.simulator.control({ kind: 'unknown-state', times: 6 });
      await press(test.simulator, payment, 'approve');
      const unclear = await payer.payment(payment.id);
      assert.equal(unclear.state, 'unknown');
      assert.equal(unclear.finished, false);
      assert.equal((await payer.now()).state, 'awaiting-payment');
      for (let tries = 0; tries < 8 && (await payer.now()).state !== 'received'; tries++) await test.jobs(60 * minute);
      assert.equal((await payer.now()).state, 'received');
    });

    for (const kind of ['down', 'error-500', 'error-429'] as const) {
      it(`provider ${kind}: 503, the application stays, the next try works`, async () => {
        const payer = await Payer.submit(test);
        const key = randomUUID();
        await test.simulator.control({ kind });
        const refused = await payer.start(key);
        assert.equal(refused.status, 503);
        assert.equal(refused.body.type, '/problems/provider-unavailable');
        assert.ok(refused.headers.has('retry-after'));
        assert.equal((await payer.now()).state, 'awaiting-payment');
        const next = await payer.start(key);
        assert.equal(next.status, 200);
        assert.equal(next.body.attempt, 1);
      });
    }

    it('a provider that is down while the citizen comes back leaves the payment as it was', async () => {
      const payer = await Payer.submit(test);
      const payment = await payer.started();
      await test.simulator.control({ kind: 'error-500', operation: 'retrieve', times: 'always' });
      await press(test.simulator, payment, 'approve');
      test.server.pass(60_000);
      assert.equal((await payer.payment(payment.id)).state, 'started');
    });

    it('a page that asks every second does not wear the provider out', async () => {
      const payer = await Payer.submit(test);
      const payment = await payer.started();
      for (let second = 0; second < 3600; second += 3) {
        test.server.pass(3000);
        if (second % 12 === 0) await payer.payment(payment.id);
      }
      const { reads } = await test.row(payment.id);
      assert.ok(reads >= 15 && reads < 30, `${reads} questions in an hour`);
    });

    it('an open page is over after two hours; the next press begins anew', async () => {
      const payer = await Payer.submit(test);
      const first = await payer.started();
      test.server.pass(3 * 60 * minute);
      assert.equal((await payer.payment(first.id)).state, 'expired');
      assert.equal((await payer.started()).attempt, 2);
    });

    it('a charge that is refused is tried again until it works', async () => {
      const payer = await Payer.submit(test);
      const payment = await payer.started();
      await press(test.simulator, payment, 'approve');
      await test.simulator.control({ kind: 'charge-refused', operation: 'charge', times: 2 });
      await test.jobs();
      assert.equal((await payer.payment(payment.id)).state, 'authorised');
      assert.equal((await test.jobs()).charged, 0);
      for (let tries = 0; tries < 4; tries++) await test.jobs(4 * minute);
      assert.equal((await payer.payment(payment.id)).state, 'captured');
      assert.ok(test.server.log.some((line) => line.event === 'payment-money' && line.payment === payment.id));
    });

    it('a charge whose answer was lost is taken once', async () => {
      const payer = await Payer.submit(test);
      const payment = await payer.started();
      await press(test.simulator, payment, 'approve');
      await test.simulator.control({ kind: 'webhook-lost', times: 'always' });
      await test.simulator.control({ kind: 'timeout', operation: 'charge', delay: 50 });
      await test.jobs();
      await test.jobs(5 * minute);
      assert.equal((await test.simulator.payment(providerId(payment))).charges.length, 1);
      assert.equal((await payer.payment(payment.id)).state, 'captured');
    });

    it('two copies of the jobs at one time take the money once', async () => {
      const payer = await Payer.submit(test);
      const payment = await payer.started();
      await press(test.simulator, payment, 'approve');
      await Promise.all([test.jobs(), test.jobs(), test.jobs()]);
      await eventually(async () => (await payer.payment(payment.id)).state === 'captured');
      assert.deepEqual(await test.ledger(payment.id), [`authorised ${goodTotal}`, `captured ${goodTotal}`]);
    });

    it('paid twice: the second reservation is let go', async () => {
      const payer = await Payer.submit(test);
      const first = await payer.started();
      await press(test.simulator, first, 'decline');
      // A provider that says it closes the page and does not: it can still be paid when the new attempt begins.
      test.between.answer = (address) => (address.endsWith('/terminate') ? new Response(null, { status: 204 }) : undefined);
      const second = await payer.started();
      test.between.answer = undefined;
      assert.equal(second.attempt, 2);
      await press(test.simulator, second, 'approve');
      await press(test.simulator, first, 'approve');
      await test.jobs();
      await eventually(async () => (await payer.payment(first.id)).state === 'cancelled-by-service');
      assert.equal((await test.simulator.payment(providerId(first))).cancelledAmount, goodTotal);
      await eventually(async () => (await payer.payment(second.id)).state === 'captured');
      assert.equal((await payer.now()).payment?.id, second.id);
    });

    it('a refund at the provider is followed', async () => {
      const payer = await Payer.submit(test);
      const payment = await payer.started();
      await press(test.simulator, payment, 'approve');
      await test.jobs();
      const [charge] = (await test.simulator.payment(providerId(payment))).charges;
      await gatewayOf(test.server.ctx, 'nexi').refund({ providerId: providerId(payment), chargeId: charge!.chargeId, chargeOre: goodTotal, amountOre: goodTotal, order: payment.order, key: 'refund-by-hand' });
      await eventually(async () => (await payer.payment(payment.id)).state === 'refunded');
      assert.equal((await test.ledger(payment.id)).at(-1), `refunded ${goodTotal}`);
      assert.equal((await payer.now()).state, 'received');
    });

    it('an application without a fee is received at once, and cannot be paid', async () => {
      const payer = await Payer.submit(test, 0);
      assert.equal(payer.application.state, 'received');
      const refused = await payer.start();
      assert.equal(refused.status, 409);
      assert.equal(refused.body.type, '/problems/conflict');
    });

    it("nobody starts, sees or cancels another's payment", async () => {
      const payer = await Payer.submit(test);
      const payment = await payer.started();
      const other = await Visitor.begin(test.server);
      const headers = { 'idempotency-key': randomUUID() };
      assert.equal((await other.post(`/api/applications/${payer.application.id}/payments`, { method: 'card', shownTotalOre: goodTotal }, headers)).status, 404);
      assert.equal((await other.get(`/api/payments/${payment.id}`)).status, 404);
      assert.equal((await other.send('POST', `/api/payments/${payment.id}/cancel`)).status, 404);
    });

    it('a press without a key is refused', async () => {
      const payer = await Payer.submit(test);
      assert.equal((await payer.visitor.send('POST', `/api/applications/${payer.application.id}/payments`)).status, 400);
    });
  });
}
