import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { eq } from 'drizzle-orm';
import { compactVerify, createLocalJWKSet } from 'jose';
import { canonicalJson } from '@faelles/receipt/model';
import { ReceiptLink, ReceiptView } from '@faelles/schemas/receipt.js';
import { links } from '@faelles/server/database/links.js';
import { receipts } from '@faelles/server/database/receipts.js';
import { eraseReceipts } from '@faelles/server/receipts/store.js';
import { databases } from '../support/database.ts';
import { startTestServer, Visitor, type TestServer } from '../server/app.ts';
import { goodAnswers, testDefinition } from '../server/definition.ts';

const day = 86_400_000;
const text = (words: string) => ({ da: words, en: `${words} (en)` });

/** The test definition without a fee, with a promise and a step that is only for some. */
const definition = () => {
  const { price: _price, ...free } = testDefinition({
    receipt: {
      kind: 'acknowledgement',
      referencePrefix: 'TP',
      nextSteps: [{ text: text('Vi svarer') }, { text: text('Vi kommer forbi'), when: { '>': [{ var: 'days' }, 5] } }],
      processingTime: { basis: 'estimate', duration: 'P4W', countsFrom: 'received' },
    },
  });
  return free;
};

for (const database of databases) {
  describe(`receipts on ${database.name}`, () => {
    let server: TestServer;
    before(async () => (server = await startTestServer(database, { solutions: { 'test-permit': definition() } })));
    after(() => server.close());

    /** A citizen with a receipt. */
    async function received(answers: object = {}) {
      const visitor = await Visitor.begin(server);
      const body = {
        solution: 'test-permit',
        definitionVersion: '1.0.0',
        answers: { ...goodAnswers, cpr: '0101505006', ...answers },
        language: 'da',
        shownTotalOre: 0,
      };
      const answer = await visitor.post('/api/applications', body, { 'idempotency-key': randomUUID() });
      assert.equal(answer.status, 201, answer.text);
      return { visitor, application: answer.body, path: `/api/receipts/${answer.body.receiptId}` };
    }
    const asGuest = (path: string, headers: Record<string, string> = {}) => new Visitor(server).get(path, { headers });

    it('the session sees everything, signed, with a link the first time only', async () => {
      const { visitor, application, path } = await received();
      const first = ReceiptView.parse((await visitor.get(path)).body);
      assert.equal(first.masked, false);
      assert.equal(first.verification, 'verified');
      assert.equal(first.receipt.reference, application.reference);
      assert.equal(first.receipt.expectedBy, '2026-12-18');
      assert.deepEqual(first.receipt.nextSteps, [text('Vi svarer')]);
      assert.ok(JSON.stringify(first.receipt).includes('0101505006'));
      assert.ok(Buffer.from(first.link!.secret, 'base64url').length >= 16);
      const again = ReceiptView.parse((await visitor.get(path)).body);
      assert.equal(again.link, undefined);
      assert.deepEqual(again.receipt, first.receipt);
    });

    it('two first readings at one time make one link', async () => {
      const { visitor, path } = await received();
      const views = await Promise.all([1, 2, 3].map(() => visitor.get(path)));
      assert.equal(views.filter((view) => view.body.link).length, 1);
    });

    it('a next step with a condition is judged by the answers', async () => {
      const { visitor, path } = await received({ days: 9 });
      assert.equal((await visitor.get(path)).body.receipt.nextSteps.length, 2);
    });

    it('a link shows it masked, without signature and without another link', async () => {
      const { visitor, path } = await received();
      const { secret } = (await visitor.get(path)).body.link;
      const answer = await asGuest(path, { authorization: `Link ${secret}` });
      const view = ReceiptView.parse(answer.body);
      assert.equal(view.masked, true);
      assert.equal(view.verification, 'verified');
      assert.equal(view.jws, undefined);
      assert.equal(view.link, undefined);
      assert.ok(!answer.text.includes('0101505006') && !answer.text.includes('Testesen'));
    });

    it('a link opens its own receipt and no other; a secret is kept only as a hash', async () => {
      const one = await received();
      const two = await received();
      const { secret } = (await one.visitor.get(one.path)).body.link;
      assert.equal((await asGuest(two.path, { authorization: `Link ${secret}` })).status, 404);
      const stored = await server.ctx.db.select().from(links);
      assert.ok(!JSON.stringify(stored).includes(secret));
    });

    it('without session and link, with a wrong link or as another session: nothing', async () => {
      const { path } = await received();
      assert.equal((await asGuest(path)).status, 401);
      assert.ok([401, 403].includes((await asGuest(path, { authorization: `Link ${'A'.repeat(43)}` })).status));
      assert.equal((await (await Visitor.begin(server)).get(path)).status, 404);
    });

    it('another link can be made and closed; only by the session', async () => {
      const { visitor, path } = await received();
      const made = await visitor.send('POST', `${path}/links`);
      assert.equal(made.status, 201);
      const link = ReceiptLink.parse(made.body);
      const header = { authorization: `Link ${link.secret}` };
      assert.equal((await asGuest(path, header)).status, 200);
      const other = await Visitor.begin(server);
      assert.equal((await other.send('POST', `${path}/links`)).status, 404);
      assert.equal((await other.delete(`${path}/links/${link.id}`)).status, 404);
      assert.equal((await visitor.delete(`${path}/links/${link.id}`)).status, 204);
      assert.ok([401, 403].includes((await asGuest(path, header)).status));
    });

    it('a link is over after half a year', async () => {
      const own = await startTestServer(database, { solutions: { 'test-permit': definition() } });
      try {
        const visitor = await Visitor.begin(own);
        const body = { solution: 'test-permit', definitionVersion: '1.0.0', answers: goodAnswers, language: 'da', shownTotalOre: 0 };
        const application = (await visitor.post('/api/applications', body, { 'idempotency-key': randomUUID() })).body;
        const path = `/api/receipts/${application.receiptId}`;
        const { secret } = (await visitor.get(path)).body.link;
        const read = async () => (await new Visitor(own).get(path, { headers: { authorization: `Link ${secret}` } })).status;
        own.pass(179 * day);
        assert.equal(await read(), 200);
        own.pass(2 * day);
        assert.ok([401, 403].includes(await read()));
      } finally {
        await own.close();
      }
    });

    it('anybody can check the signature with the published keys alone', async () => {
      const { visitor, path } = await received();
      const { jws, receipt } = (await visitor.get(path)).body;
      const keys = (await asGuest('/api/keys')).body;
      assert.ok(keys.keys.every((key: object) => !('d' in key)), 'no private part is published');
      const { payload } = await compactVerify(jws, createLocalJWKSet(keys));
      assert.equal(new TextDecoder().decode(payload), canonicalJson(receipt));
    });

    it('a receipt that was changed in the database is not called verified', async () => {
      const { visitor, path, application } = await received();
      assert.equal((await visitor.get(path)).body.verification, 'verified');
      const row = (await server.ctx.db.select().from(receipts)).find((one) => one.applicationId === application.id)!;
      // The signature is genuine, but not over what it stands beside.
      const receipt = { ...row.receipt, reference: 'TP-2026-XXXXXX' };
      await server.ctx.db.update(receipts).set({ receipt }).where(eq(receipts.id, row.id));
      const { body } = await visitor.get(path);
      assert.deepEqual([body.receipt.reference, body.verification], [receipt.reference, 'unverified']);
    });

    it('an erased receipt is what a link shows, and its signature is gone', async () => {
      const { visitor, path, application } = await received();
      const { secret } = (await visitor.get(path)).body.link;
      await server.ctx.db.transaction((tx) => eraseReceipts(tx as never, [application.id]));
      const answer = await asGuest(path, { authorization: `Link ${secret}` });
      assert.equal(answer.body.verification, 'unknown');
      assert.equal(answer.body.receipt.reference, application.reference);
      const stored = (await server.ctx.db.select().from(receipts)).filter((one) => one.applicationId === application.id);
      assert.ok(!JSON.stringify(stored).includes('0101505006'));
    });

    it('nothing of a person reaches the log', async () => {
      const { visitor, path } = await received();
      await visitor.get(path);
      assert.ok(!JSON.stringify(server.log).includes('0101505006'));
      assert.ok(!JSON.stringify(server.log).includes('Testesen'));
    });
  });
}
