// The files of a receipt over HTTP: JSON with its signature, and its days; whole to the session, masked to a link.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import ICAL from 'ical.js';
import { compactVerify, createLocalJWKSet } from 'jose';
import { eq } from 'drizzle-orm';
import { canonicalJson, maskReceipt } from '@faelles/receipt/model';
import type { Receipt } from '@faelles/schemas/receipt.js';
import { receipts } from '@faelles/server/database/receipts.js';
import type { Database } from '@faelles/server/database/open.js';
import { eraseReceipts } from '@faelles/server/receipts/store.js';
import { databases } from '../support/database.ts';
import { startTestServer, Visitor, type TestServer } from '../server/app.ts';
import { goodAnswers, testDefinition } from '../server/definition.ts';

const text = (da: string) => ({ da, en: `${da} (en)` });
const { price: _price, ...free } = testDefinition({
  receipt: { kind: 'acknowledgement', referencePrefix: 'TP', nextSteps: [{ text: text('Vi svarer') }], processingTime: { basis: 'estimate', duration: 'P4W', countsFrom: 'received' } },
});
const undated = { ...free, id: 'undated', receipt: { ...free.receipt, processingTime: undefined } };

for (const database of databases) {
  describe(`files of a receipt on ${database.name}`, () => {
    let server: TestServer;
    let fits: ValidateFunction;
    before(async () => {
      server = await startTestServer(database, { solutions: { 'test-permit': free, undated } });
      const { body: schema } = await new Visitor(server).get('/schemas/receipt-1.json');
      assert.ok(schema.$id.endsWith('/schemas/receipt-1.json'));
      fits = new Ajv2020({ strict: true, strictTypes: false, allErrors: true, formats: { uuid: true, date: true, 'date-time': true } }).compile(schema);
    });
    after(() => server.close());

    async function received(solution = 'test-permit', answers: object = {}) {
      const visitor = await Visitor.begin(server);
      const body = { solution, definitionVersion: '1.0.0', answers: { ...goodAnswers, cpr: '0101505006', ...answers }, language: 'da', shownTotalOre: 0 };
      const { body: application, text: said } = await visitor.post('/api/applications', body, { 'idempotency-key': randomUUID() });
      assert.ok(application.receiptId, said);
      const path = `/api/receipts/${application.receiptId}`;
      const { body: view } = await visitor.get(path);
      const link = { headers: { authorization: `Link ${view.link.secret}` } };
      return { visitor, view, path, id: application.receiptId as string, byLink: (ending: string) => new Visitor(server).get(path + ending, link) };
    }

    it('the JSON file is the receipt as it was signed, and its signature', async () => {
      const { visitor, path, view } = await received();
      const { status, headers, body, text: said } = await visitor.get(`${path}.json`);
      assert.equal(status, 200);
      assert.deepEqual(body, { receipt: view.receipt, jws: view.jws });
      assert.ok(said.startsWith(`{"receipt":${canonicalJson(view.receipt)},"jws":`));
      assert.equal(headers.get('content-disposition'), `attachment; filename*=UTF-8''${view.receipt.reference}.json`);
      assert.match(headers.get('cache-control')!, /no-store/);
      const { body: keys } = await new Visitor(server).get('/api/keys');
      const { payload } = await compactVerify(body.jws, createLocalJWKSet(keys));
      assert.equal(new TextDecoder().decode(payload), canonicalJson(body.receipt));
    });

    it('by a link it is masked as the page is, and has no signature', async () => {
      const { view, byLink } = await received();
      const { status, body, text: said } = await byLink('.json');
      assert.equal(status, 200);
      assert.deepEqual(body, { receipt: JSON.parse(JSON.stringify(maskReceipt(view.receipt))) });
      assert.ok(!said.includes('0101505006'));
    });

    it('every stored receipt fits the published schema: whole, masked and erased', async () => {
      const one = await received();
      await received('undated');
      await received('test-permit', { days: 9 });
      await server.ctx.db.transaction((tx) => eraseReceipts(tx as unknown as Database, [one.view.applicationId]));
      const rows = await server.ctx.db.select().from(receipts);
      assert.ok(rows.length >= 5 && rows.some(({ jws }) => jws === null));
      const judge = (receipt: Receipt) => {
        fits(JSON.parse(JSON.stringify(receipt)));
        assert.deepEqual(fits.errors, null);
      };
      for (const { receipt } of rows) {
        judge(receipt);
        judge(maskReceipt(receipt));
      }
    });

    it('the calendar file has the promised day, for the session and for a link', async () => {
      const { visitor, path, byLink, id, view } = await received();
      for (const answer of [await visitor.get(`${path}.ics`), await byLink('.ics')]) {
        assert.equal(answer.headers.get('content-type'), 'text/calendar; charset=utf-8');
        assert.equal(answer.headers.get('content-disposition'), `attachment; filename*=UTF-8''${view.receipt.reference}.ics`);
        const [event] = new ICAL.Component(ICAL.parse(answer.text) as never).getAllSubcomponents('vevent').map((part) => new ICAL.Event(part));
        assert.equal(event!.uid, `${id}-answer@127.0.0.1`);
        assert.equal(event!.startDate.toString(), '2026-12-18');
        assert.ok(event!.summary.startsWith('Du kan forvente svar'));
      }
      assert.ok((await visitor.get(`${path}.ics?language=en`)).text.includes('You can expect an answer'));
      assert.equal((await visitor.get(`${path}.ics?language=%0d%0aX`)).status, 422);
    });

    it('a receipt without days has no calendar file', async () => {
      const { visitor, path } = await received('undated');
      const { status, body } = await visitor.get(`${path}.ics`);
      assert.equal(status, 404);
      assert.equal(body.detail, 'This receipt has no appointments and no last days.');
    });

    it('is named by the reference, whatever that is', async () => {
      const { visitor, path, id, view } = await received();
      const reference = 'A\r\nSet-Cookie: x=1; "../../æ\u202E\u0000';
      await server.ctx.db.update(receipts).set({ receipt: { ...view.receipt, reference } }).where(eq(receipts.id, id));
      for (const ending of ['.json', '.ics']) {
        const { headers } = await visitor.get(path + ending);
        assert.equal(headers.get('content-disposition'), `attachment; filename*=UTF-8''%C3%A6${ending}`);
        assert.equal(headers.get('set-cookie')?.includes('x=1') ?? false, false);
      }
    });

    it('is of nobody else', async () => {
      const { path } = await received();
      const other = await Visitor.begin(server);
      for (const ending of ['.json', '.ics', '.exe', '.json.ics']) assert.equal((await other.get(path + ending)).status, 404, ending);
      assert.equal((await new Visitor(server).get(`${path}.json`)).status, 401);
    });
  });
}
