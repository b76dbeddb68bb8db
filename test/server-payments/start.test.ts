import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, beforeEach, describe, it } from 'node:test';
import { PaymentSituation } from '@faelles/schemas/payment.js';
import { startTestServer, Visitor, type TestServer } from '../server/app.ts';
import { testDefinition } from '../server/definition.ts';
import { databases } from '../support/database.ts';
import { checkWaysToPay } from '@faelles/server/payments/ways-to-pay.js';
import { goodTotal, Payer, press, providerId, startPaymentTest, type PaymentTest } from './harness.ts';

const minute = 60_000;
/** Card, and slips whose application waits for the money. */
const price = { methods: ['card' as const, 'mobilepay' as const, 'slip' as const], slip: { type: '71' as const, dueDays: 3, waits: true } };

for (const database of databases) {
  describe(`beginning to pay on ${database.name}`, () => {
    let test: PaymentTest;
    before(async () => (test = await startPaymentTest(database, { price })));
    after(() => test.close());
    beforeEach(() => test.simulator.reset());

    const situation = async (payer: Payer) => PaymentSituation.parse((await payer.visitor.get(`/api/applications/${payer.application.id}/payment`)).body);

    it('the situation says what is to be paid, how it can be, and until when', async () => {
      const payer = await Payer.submit(test);
      const found = await situation(payer);
      // MobilePay is not set up here, and so is not offered.
      assert.deepEqual(found.methods, [{ id: 'card', provider: 'nexi', flow: 'redirect' }, { id: 'slip', provider: 'invoice', flow: 'slip' }]);
      assert.equal(found.order.totalOre, goodTotal);
      assert.equal(found.reference, payer.application.reference);
      assert.equal(found.mayPayLater, false);
      assert.equal(found.payment, undefined);
      assert.ok(Date.parse(found.payUntil!) > test.server.ctx.clock().getTime());
      const payment = await payer.started();
      assert.equal((await situation(payer)).payment?.id, payment.id);
      await press(test.simulator, payment, 'approve');
      const paid = await situation(payer);
      assert.deepEqual([paid.payment?.state, paid.payUntil], ['authorised', undefined]);
    });

    it('the situation asks the provider: a page that is looked at again says the truth', async () => {
      const payer = await Payer.submit(test);
      const payment = await payer.started();
      await test.simulator.control({ kind: 'webhook-lost', times: 'always' });
      await press(test.simulator, payment, 'approve');
      test.server.pass(5000);
      assert.equal((await situation(payer)).payment?.state, 'authorised');
    });

    it('another price than the one shown is 409 with the order, and nothing is begun', async () => {
      const payer = await Payer.submit(test);
      for (const shownTotalOre of [goodTotal - 1, goodTotal + 1, 0]) {
        const answer = await payer.start(randomUUID(), { shownTotalOre });
        assert.deepEqual([answer.status, answer.body.type], [409, '/problems/price-changed']);
        assert.equal(answer.body.current.totalOre, goodTotal);
      }
      assert.equal((await situation(payer)).payment, undefined);
      assert.equal((await payer.start()).status, 200, 'agreed again, it begins');
    });

    it('totals that are none, and methods that are none, are 422', async () => {
      const payer = await Payer.submit(test);
      for (const shownTotalOre of [-1, 0.5, 1e300, '3000', null]) {
        assert.equal((await payer.start(randomUUID(), { shownTotalOre } as never)).status, 422, String(shownTotalOre));
      }
      for (const method of ['cash', 'mobilepay', '', null]) {
        assert.equal((await payer.start(randomUUID(), { method } as never)).status, 422, String(method));
      }
      assert.equal((await payer.start(randomUUID(), { currency: 'EUR' } as never)).status, 422);
      assert.equal((await test.simulator.payments()).length, 0);
    });

    it('a replayed key gives the same attempt; with other content it is 409 and nothing happens', async () => {
      const payer = await Payer.submit(test);
      const key = randomUUID();
      const first = await payer.start(key);
      const again = await payer.start(key);
      assert.deepEqual([again.status, again.body.id], [200, first.body.id]);
      const other = await payer.start(key, { method: 'slip' });
      assert.deepEqual([other.status, other.body.type], [409, '/problems/idempotency-key-reused']);
      assert.equal((await payer.payment(first.body.id)).state, 'created');
      assert.equal((await payer.start(key, { shownTotalOre: 1 })).status, 409);
    });

    it('another method closes the open page at its provider first, and back again', async () => {
      const payer = await Payer.submit(test);
      const card = await payer.started();
      const slip = (await payer.start(randomUUID(), { method: 'slip' })).body;
      assert.equal(slip.method, 'slip');
      assert.match(slip.slip.line, /^\+71<\d{15}\+\d{8}<$/);
      assert.equal(slip.slip.amountOre, goodTotal);
      assert.equal(slip.redirectUrl, undefined);
      assert.ok((await test.simulator.payment(providerId(card))).terminated);
      assert.equal((await payer.payment(card.id)).finished, true);
      const cardAgain = await payer.started();
      assert.equal(cardAgain.attempt, 3);
      assert.equal((await payer.payment(slip.id)).finished, true);
      await press(test.simulator, cardAgain, 'approve');
      assert.equal((await payer.now()).state, 'received');
    });

    it('another method when the first was paid in the meantime: it is that payment that is given back', async () => {
      const payer = await Payer.submit(test);
      const card = await payer.started();
      await test.simulator.control({ kind: 'webhook-lost', times: 'always' });
      await press(test.simulator, card, 'approve');
      const answer = await payer.start(randomUUID(), { method: 'slip' });
      assert.deepEqual([answer.status, answer.body.id, answer.body.state], [200, card.id, 'authorised']);
      assert.equal((await payer.now()).state, 'received');
    });

    it('another method while the provider is away: nothing is begun beside what is open', async () => {
      const payer = await Payer.submit(test);
      const card = await payer.started();
      await test.simulator.control({ kind: 'error-500', operation: 'terminate', times: 1 });
      assert.equal((await payer.start(randomUUID(), { method: 'slip' })).status, 503);
      assert.equal((await situation(payer)).payment?.id, card.id);
      assert.equal((await payer.start(randomUUID(), { method: 'slip' })).body.method, 'slip');
    });

    it('another method while the first is just being set up: its page is never shown', async () => {
      const payer = await Payer.submit(test);
      await test.simulator.control({ kind: 'slow', operation: 'create', delay: 2_000 });
      const slow = payer.start();
      await new Promise((resolve) => setTimeout(resolve, 300));
      const slip = await payer.start(randomUUID(), { method: 'slip' });
      assert.equal(slip.body.method, 'slip');
      const late = (await slow).body;
      assert.equal(late.redirectUrl, undefined);
      const pages = await test.simulator.payments();
      assert.ok(pages.every(({ terminated }) => terminated), JSON.stringify(pages));
    });

    it('embedded only where the operator has a checkout key and the page says that it can show it', async () => {
      const payer = await Payer.submit(test);
      const redirect = (await payer.start(randomUUID(), { flow: 'embedded' })).body;
      assert.deepEqual([typeof redirect.redirectUrl, redirect.embedded], ['string', undefined], 'off by default');

      const { nexi } = test.server.ctx.config;
      test.server.ctx.config.nexi = { ...nexi!, checkoutKey: 'live-checkout-key-0001' };
      try {
        assert.equal((await situation(payer)).methods[0]!.flow, 'embedded');
        const shown = (await payer.start(randomUUID(), { flow: 'embedded' })).body;
        assert.equal(shown.redirectUrl, undefined);
        assert.equal(shown.embedded.checkoutKey, 'live-checkout-key-0001');
        assert.match(shown.embedded.scriptUrl, /^https:\/\/(test\.)?checkout\.dibspayment\.eu\/v1\/checkout\.js/);
        const asked = await test.simulator.payment(shown.embedded.paymentId);
        assert.equal(asked.checkout.integrationType, 'EmbeddedCheckout');
        assert.ok((await test.simulator.payment(providerId(redirect))).terminated, 'the hosted page is closed first');
        const back = (await payer.start()).body;
        assert.equal(typeof back.redirectUrl, 'string', 'a page that cannot show it gets the hosted page');
        assert.ok(!JSON.stringify(shown).includes(test.simulator.secretKey));
      } finally {
        test.server.ctx.config.nexi = nexi;
      }
    });

    it('two servers on one database: whatever is pressed, one attempt is alive', async () => {
      const payer = await Payer.submit(test);
      const other: TestServer = await startTestServer(database, {
        solutions: { 'test-permit': testDefinition({ price: { ...testDefinition().price!, ...price } }) },
        opened: { db: test.server.ctx.db, kind: 'pglite', close: async () => {} } as never,
        config: test.server.ctx.config,
        fetch,
      });
      other.pass(test.server.ctx.clock().getTime() - other.ctx.clock().getTime());
      const elsewhere = new Visitor(other);
      elsewhere.cookie = payer.visitor.cookie;
      const press2 = (visitor: Visitor, method: string) =>
        visitor.post(`/api/applications/${payer.application.id}/payments`, { method, shownTotalOre: goodTotal }, { 'idempotency-key': randomUUID() });
      const answers = await Promise.all([0, 1, 2, 3, 4, 5].map((n) => press2(n % 2 ? elsewhere : payer.visitor, n % 3 ? 'card' : 'slip')));
      assert.ok(answers.every(({ status }) => [200, 409].includes(status)), answers.map(({ status, text }) => `${status} ${text.slice(0, 90)}`).join('\n'));
      await test.jobs(minute);
      const last = (await payer.start(randomUUID(), { method: 'card' })).body;
      const open = (await test.simulator.payments()).filter(({ terminated, order }) => !terminated && order.reference === payer.application.reference);
      assert.deepEqual(open.map(({ paymentId }) => paymentId), [providerId(last)]);
      await other.close();
    });

    it('a method that is left with the environment: calm, and nothing is lost', async () => {
      const payer = await Payer.submit(test);
      const { nexi } = test.server.ctx.config;
      test.server.ctx.config.nexi = undefined;
      try {
        assert.deepEqual((await situation(payer)).methods.map(({ id }) => id), ['slip']);
        assert.equal((await payer.start()).status, 422);
        const { ctx } = test.server;
        checkWaysToPay({ ...ctx, config: { ...ctx.config, profile: 'production' } });
        const none = { ...ctx, config: { ...ctx.config, invoice: undefined } };
        checkWaysToPay(none);
        assert.ok(test.server.log.some((line) => line.event === 'no-way-to-pay' && line.solution === 'test-permit'));
        assert.throws(() => checkWaysToPay({ ...none, config: { ...none.config, profile: 'production' } }), /one payment provider must be set up/);
      } finally {
        test.server.ctx.config.nexi = nexi;
      }
      assert.equal((await payer.start()).status, 200);
    });
  });
}
