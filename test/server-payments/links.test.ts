import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, beforeEach, describe, it } from 'node:test';
import { PaymentByLink, PaymentLink, PaymentLinks } from '@faelles/schemas/payment.js';
import { links } from '@faelles/server/database/links.js';
import { runRetention } from '@faelles/server/retention/job.js';
import { Visitor } from '../server/app.ts';
import { databases } from '../support/database.ts';
import { goodTotal, Payer, press, startPaymentTest, type PaymentTest } from './harness.ts';

const day = 86_400_000;

for (const database of databases) {
  describe(`pay-later links on ${database.name}`, () => {
    let test: PaymentTest;
    // The application is let go after five days without payment; the checker lets no link promise more.
    before(async () => (test = await startPaymentTest(database, { price: { payLater: { days: 5 } } })));
    after(() => test.close());
    beforeEach(() => test.simulator.reset());

    const make = async (payer: Payer) => PaymentLink.parse((await payer.visitor.post(`/api/applications/${payer.application.id}/payment-links`, undefined)).body);
    /** Somebody with nothing but the link. */
    function holder(url: string) {
      const visitor = new Visitor(test.server);
      const headers = { authorization: `Link ${url.split('#')[1]}` };
      return {
        get: (path: string) => visitor.get(path, { headers }),
        post: (path: string, json: unknown) => visitor.send('POST', path, { ...(json !== undefined && { json }), headers: { ...headers, 'idempotency-key': randomUUID() } }),
      };
    }
    const pay = (payer: Payer, url: string) =>
      holder(url).post(`/api/applications/${payer.application.id}/payments`, { method: 'card', shownTotalOre: goodTotal });

    it('somebody else pays by the link, and sees what and to whom but nobody’s name and no answers', async () => {
      const payer = await Payer.submit(test);
      const link = await make(payer);
      assert.match(link.url, new RegExp(`^${test.url}/pay\\.html#[\\w-]{43}$`));
      const seen = await holder(link.url).get('/api/payment-links/current');
      const { situation, authority, until } = PaymentByLink.parse(seen.body);
      assert.deepEqual([situation.applicationId, situation.order.totalOre, authority.cvr], [payer.application.id, goodTotal, '99999004']);
      assert.equal(until, link.until);
      assert.ok(!/Testesen|010150|answers|actor/.test(seen.text), seen.text);
      assert.equal((await holder(link.url).get(`/api/applications/${payer.application.id}/payment`)).status, 200);

      const begun = await pay(payer, link.url);
      assert.equal(begun.status, 200, begun.text);
      assert.match((await test.simulator.payments())[0]!.checkout.returnUrl ?? '', new RegExp(`^${test.url}/pay\\.html\\?payment=${begun.body.id}$`), 'back to the page of the link, without its secret');
      await press(test.simulator, begun.body, 'approve');
      assert.equal((await holder(link.url).get(`/api/payments/${begun.body.id}`)).body.state, 'authorised');
      assert.equal((await payer.now()).state, 'received');
      assert.equal((await payer.visitor.get(`/api/payments/${begun.body.id}`)).status, 200, 'the session sees it too');
    });

    it('session and link share one attempt', async () => {
      const payer = await Payer.submit(test);
      const { url } = await make(payer);
      const [one, two] = [await payer.start(), await pay(payer, url)];
      assert.equal(two.body.id, one.body.id);
      assert.equal((await holder(url).post(`/api/payments/${one.body.id}/cancel`, undefined)).body.state, 'cancelled-by-user');
    });

    it('a link opens its own application only, and only its payment', async () => {
      const [mine, other] = [await Payer.submit(test), await Payer.submit(test)];
      const link = holder((await make(mine)).url);
      const payment = await other.started();
      assert.equal((await link.get(`/api/applications/${other.application.id}/payment`)).status, 404);
      assert.equal((await link.get(`/api/payments/${payment.id}`)).status, 404);
      assert.equal((await link.post(`/api/payments/${payment.id}/cancel`, undefined)).status, 404);
      for (const path of [`/api/applications/${mine.application.id}`, '/api/applications/newest?solution=test-permit', `/api/applications/${mine.application.id}/payment-links`]) {
        assert.ok([401, 403].includes((await link.get(path)).status), path);
      }
      assert.ok([401, 403].includes((await link.post(`/api/applications/${mine.application.id}/payment-links`, undefined)).status));
      assert.ok([401, 403].includes((await link.post(`/api/applications/${mine.application.id}/withdrawal`, undefined)).status));
      assert.equal((await other.visitor.post(`/api/applications/${mine.application.id}/payment-links`, undefined)).status, 404, 'another session');
    });

    it('is kept only as a hash, listed without its secret, closed at once; ten at most', async () => {
      const payer = await Payer.submit(test);
      const made = [];
      for (let count = 0; count < 10; count++) made.push(await make(payer));
      assert.equal((await payer.visitor.post(`/api/applications/${payer.application.id}/payment-links`, undefined)).status, 409);
      const secret = made[0]!.url.split('#')[1]!;
      const { db } = test.server.ctx;
      assert.ok(!JSON.stringify(await db.select().from(links)).includes(secret));
      const path = `/api/applications/${payer.application.id}/payment-links`;
      const listed = await payer.visitor.get(path);
      assert.equal(PaymentLinks.parse(listed.body).links.length, 10);
      assert.ok(!listed.text.includes(secret));
      assert.equal((await payer.visitor.delete(`${path}/${made[0]!.id}`)).status, 204);
      assert.ok([401, 403].includes((await holder(made[0]!.url).get('/api/payment-links/current')).status));
      assert.equal((await holder(made[1]!.url).get('/api/payment-links/current')).status, 200);
      assert.ok(!JSON.stringify(test.server.log).includes(secret));
    });

    it('there is none for what is paid', async () => {
      const payer = await Payer.submit(test);
      await press(test.simulator, await payer.started(), 'approve');
      assert.equal((await payer.visitor.post(`/api/applications/${payer.application.id}/payment-links`, undefined)).status, 409);
    });

    it('an unpaid application waits as long as its link promises, and no longer', async () => {
      const long = await Payer.submit(test);
      const link = await make(long);
      const waits = Date.parse(link.until) - test.server.ctx.clock().getTime();
      assert.ok(waits > 4 * day && waits <= 5 * day);
      test.server.pass(4.9 * day);
      await runRetention(test.server.ctx);
      assert.equal((await long.now()).state, 'awaiting-payment');
      assert.equal((await holder(link.url).get('/api/payment-links/current')).status, 200);
      test.server.pass(0.2 * day);
      await runRetention(test.server.ctx);
      assert.equal((await long.now()).state, 'expired');
      assert.ok([401, 403].includes((await holder(link.url).get('/api/payment-links/current')).status));
      assert.equal((await long.visitor.post(`/api/applications/${long.application.id}/payment-links`, undefined)).status, 409);
    });
  });
}
