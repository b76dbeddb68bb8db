import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { chainHolds, consentsOf } from '@faelles/server/consents/record.js';
import { completeApplication } from '@faelles/server/applications/complete.js';
import { applications } from '@faelles/server/database/applications.js';
import { consentEvents } from '@faelles/server/database/consents.js';
import type { Database } from '@faelles/server/database/open.js';
import { consentState } from '@faelles/consent/model';
import { readReference } from '@faelles/receipt/model/reference.js';
import { databases } from '../support/database.ts';
import { pdf, png, startTestServer, Visitor, type TestServer } from './app.ts';
import { goodAnswers, goodTotal, testDefinition } from './definition.ts';
import { parking } from '../../stories/form-wizard/parking.ts';

const good = {
  solution: 'test-permit', definitionVersion: '1.0.0', answers: goodAnswers, language: 'da', shownTotalOre: goodTotal,
};

for (const database of databases) {
  describe(`applications on ${database.name}`, () => {
    let server: TestServer;
    before(async () => void (server = await startTestServer(database)));
    after(() => server.close());

    const submit = (visitor: Visitor, json: unknown = good, key: string = randomUUID()) =>
      visitor.post('/api/applications', json, { 'idempotency-key': key });
    const howMany = () => server.ctx.db.$count(applications);

    it('are stored before they are paid, at the server’s price', async () => {
      const visitor = await Visitor.begin(server);
      const { status, body } = await submit(visitor);
      assert.equal(status, 201);
      assert.equal(body.state, 'awaiting-payment');
      assert.match(body.reference, /^TP-2026-[2-9ACDEFGHJKMNPQRTVWXY]{7}$/);
      assert.equal(readReference(body.reference).state, 'valid');
      assert.equal(body.order.totalOre, 3000);
      assert.equal(body.submittedAt, '2026-11-20T10:00:00.000Z');
      assert.deepEqual((await visitor.get(`/api/applications/${body.id}`)).body, body);
      const stranger = await Visitor.begin(server);
      assert.equal((await stranger.get(`/api/applications/${body.id}`)).status, 404);
    });

    it('with nothing to pay are received at once', async () => {
      const visitor = await Visitor.begin(server);
      const { status, body } = await submit(visitor, { ...good, answers: { ...goodAnswers, days: 0 }, shownTotalOre: 0 });
      assert.equal(status, 201);
      assert.equal(body.state, 'received');
      assert.equal(body.receivedAt, '2026-11-20T10:00:00.000Z');
      assert.match(body.receiptId, /^[0-9a-f-]{36}$/);
    });

    it('need an Idempotency-Key', async () => {
      const visitor = await Visitor.begin(server);
      assert.equal((await visitor.post('/api/applications', good)).status, 400);
      assert.equal((await submit(visitor, good, 'short')).status, 400);
    });

    it('are submitted once, however often and at whatever moment they are sent', async () => {
      const visitor = await Visitor.begin(server);
      const before = await howMany();
      const key = randomUUID();
      const answers = await Promise.all(Array.from({ length: 10 }, () => submit(visitor, good, key)));
      assert.deepEqual([...new Set(answers.map(({ status }) => status))], [201]);
      assert.equal(new Set(answers.map(({ body }) => body.id)).size, 1);
      assert.equal((await submit(visitor, good, key)).body.id, answers[0]!.body.id);
      assert.equal(await howMany(), before + 1);
      const other = await submit(visitor, { ...good, language: 'en' }, key);
      assert.equal(other.status, 409);
      assert.equal(other.body.type, '/problems/idempotency-key-reused');
      const stranger = await Visitor.begin(server);
      assert.notEqual((await submit(stranger, good, key)).body.id, answers[0]!.body.id, 'a key is one citizen’s own');
    });

    it('that failed leave nothing behind, and the key may be used again', async () => {
      const visitor = await Visitor.begin(server);
      const before = await howMany();
      const key = randomUUID();
      assert.equal((await submit(visitor, { ...good, shownTotalOre: 1 }, key)).status, 409);
      assert.equal(await howMany(), before);
      assert.equal((await submit(visitor, good, key)).status, 201);
    });

    it('are checked again, whatever the page said', async () => {
      const visitor = await Visitor.begin(server);
      const before = await howMany();
      const wrong: [Record<string, unknown>, string, string][] = [
        [{ name: undefined }, 'name', 'required'],
        [{ name: 7 }, 'name', 'type'],
        [{ name: 'x'.repeat(101) }, 'name', 'too-long'],
        [{ days: '3' }, 'days', 'type'],
        [{ days: 366 }, 'days', 'too-large'],
        [{ days: 1e300 }, 'days', 'not-integer'],
        [{ cpr: '3002901234' }, 'cpr', 'cpr-date'],
        [{ truth: false }, 'truth', 'type'],
        [{ debt: 'maybe' }, 'debt', 'option'],
        [{ stranger: 1 }, 'stranger', 'unknown-field'],
        [{ constructor: { prototype: {} } }, 'constructor', 'unknown-field'],
        [{ name: 'half \ud800' }, 'name', 'format'],
        [{ name: 'nul \0' }, 'name', 'format'],
        [{ plan: [{ id: randomUUID(), name: 'x.pdf', type: 'application/pdf', size: 1 }] }, 'plan.0', 'file-missing'],
      ];
      for (const [change, path, code] of wrong) {
        const { status, body } = await submit(visitor, { ...good, answers: { ...goodAnswers, ...change } });
        assert.equal(status, 422, JSON.stringify(change));
        assert.equal(body.type, '/problems/invalid-answers');
        const paths = body.issues.map((issue: any) => issue.path as string);
        assert.ok(paths.includes(path), `${path} ${code}: ${JSON.stringify(body.issues)}`);
        assert.ok(!JSON.stringify(body.issues).includes('3002901234'), 'an issue says what is wrong, not what was written');
      }
      assert.equal(await howMany(), before);
    });

    it('at another price than the one shown are asked about again', async () => {
      const visitor = await Visitor.begin(server);
      const { status, body } = await submit(visitor, { ...good, shownTotalOre: 2999 });
      assert.equal(status, 409);
      assert.equal(body.type, '/problems/price-changed');
      assert.equal(body.current.totalOre, 3000);
    });

    it('on a version that is not served any more are told so, unless the draft began with it', async () => {
      const opened = await database.open();
      const old = await startTestServer(database, { opened });
      const visitor = await Visitor.begin(old);
      const draft = (await visitor.post('/api/drafts', { solution: 'test-permit', definitionVersion: '1.0.0', inputs: {}, language: 'da' })).body;
      const next = testDefinition({ version: '2.0.0' });
      next.price!.lines[0]!.unitPriceOre = 2000;
      const renewed = await startTestServer(database, { opened, solutions: { 'test-permit': next }, config: { secrets: old.ctx.config.secrets } });
      try {
        const again = new Visitor(renewed);
        again.cookie = visitor.cookie;
        const refused = await submit(again);
        assert.equal(refused.status, 409);
        assert.equal(refused.body.type, '/problems/definition-changed');
        assert.deepEqual(refused.body.current, { version: '2.0.0' });
        const definition = await again.get('/solutions/test-permit/definition.json?version=1.0.0');
        assert.equal(definition.body.version, '1.0.0');
        const { status, body } = await submit(again, { ...good, draftId: draft.id });
        assert.equal(status, 201);
        assert.equal(body.order.totalOre, 3000, 'the price of the version that was shown');
        assert.equal(body.definitionVersion, '1.0.0');
      } finally {
        await renewed.close();
        await old.close();
        await opened.close();
      }
    });

    it('take their draft and its files with them', async () => {
      const visitor = await Visitor.begin(server);
      const draft = (await visitor.post('/api/drafts', { solution: 'test-permit', definitionVersion: '1.0.0', inputs: {}, language: 'da' })).body;
      const upload = async (field: string, bytes: Uint8Array) =>
        (await visitor.send('POST', `/api/drafts/${draft.id}/attachments?field=${field}`, { bytes, headers: { 'x-file-name': 'plan.pdf' } })).body;
      const plan = await upload('plan', pdf);
      const photo = await upload('places.1.photo', png);
      const left = await upload('plan', pdf);
      // The entry before it was removed, so the photo's path is another by now. And the page lies about the name.
      const answers = { ...goodAnswers, plan: [{ ...plan, name: 'evil.exe', size: 1 }], places: [{ street: 'Vej 1', photo: [photo] }] };
      const { status, body } = await submit(visitor, { ...good, answers, draftId: draft.id });
      assert.equal(status, 201, JSON.stringify(body));
      assert.equal((await visitor.get(`/api/drafts/${draft.id}`)).status, 404);
      assert.equal((await visitor.get(`/api/attachments/${left.id}`)).status, 404, 'what was not submitted goes with the draft');
      assert.equal((await visitor.get(`/api/attachments/${plan.id}`)).status, 200);
      assert.equal((await visitor.delete(`/api/attachments/${plan.id}`)).status, 404, 'submitted is submitted');
      const rows = await server.ctx.db.select().from(applications);
      assert.deepEqual(rows.find(({ id }) => id === body.id)!.answers!.plan, [plan]);
    });

    it('that came from one draft are one, whoever sends it again and when', async () => {
      const visitor = await Visitor.begin(server);
      const draft = (await visitor.post('/api/drafts', { solution: 'test-permit', definitionVersion: '1.0.0', inputs: {}, language: 'da' })).body;
      const before = await howMany();
      const sent = await Promise.all([0, 1, 2].map(() => submit(visitor, { ...good, draftId: draft.id })));
      assert.deepEqual(sent.map(({ status }) => status), [201, 201, 201]);
      assert.equal(new Set(sent.map(({ body }) => body.id)).size, 1, 'three tabs, three keys, one application');
      assert.equal((await submit(visitor, { ...good, draftId: draft.id, language: 'en' })).body.id, sent[0]!.body.id);
      assert.equal(await howMany(), before + 1);
      const stranger = await Visitor.begin(server);
      assert.equal((await submit(stranger, { ...good, draftId: draft.id })).status, 404);
    });

    it('can be found again when the answer to the submission was lost', async () => {
      const visitor = await Visitor.begin(server);
      assert.equal((await visitor.get('/api/applications/newest?solution=test-permit')).status, 204);
      const { body } = await submit(visitor);
      assert.deepEqual((await visitor.get('/api/applications/newest?solution=test-permit')).body, body);
      assert.equal((await visitor.get('/api/applications/newest?solution=another')).status, 204);
      const stranger = await Visitor.begin(server);
      assert.equal((await stranger.get('/api/applications/newest?solution=test-permit')).status, 204);
    });

    it('do not take files of others, of another field, or twice', async () => {
      const owner = await Visitor.begin(server);
      const thief = await Visitor.begin(server);
      const begin = async (visitor: Visitor) =>
        (await visitor.post('/api/drafts', { solution: 'test-permit', definitionVersion: '1.0.0', inputs: {}, language: 'da' })).body.id as string;
      const draft = await begin(owner);
      await begin(thief);
      const send = async (field: string) => (await owner.send('POST', `/api/drafts/${draft}/attachments?field=${field}`, { bytes: png })).body;
      const mine = await send('plan');
      const photo = await send('places.0.photo');
      const stolen = await submit(thief, { ...good, answers: { ...goodAnswers, plan: [mine] } });
      assert.deepEqual(stolen.body.issues, [{ path: 'plan.0', code: 'file-missing' }]);
      const moved = await submit(owner, { ...good, answers: { ...goodAnswers, plan: [photo] } });
      assert.deepEqual(moved.body.issues, [{ path: 'plan.0', code: 'file-missing' }]);
      const twice = await submit(owner, { ...good, answers: { ...goodAnswers, plan: [mine, mine] } });
      assert.equal(twice.status, 422);
      assert.equal((await submit(owner, { ...good, answers: { ...goodAnswers, plan: [mine] } })).status, 201);
      const again = await submit(owner, { ...good, answers: { ...goodAnswers, plan: [mine] } });
      assert.deepEqual(again.body.issues, [{ path: 'plan.0', code: 'file-missing' }]);
    });

    it('record each consent and declaration with its exact words', async () => {
      const visitor = await Visitor.begin(server);
      const { body } = await submit(visitor, { ...good, answers: { ...goodAnswers, debt: 'refused' }, language: 'en' });
      const events = await consentsOf(server.ctx.db, body.id);
      assert.deepEqual(events.map(({ type, text }) => [type, text.id, text.version, text.language]), [
        ['requested', 'debt', '1.0.0', 'en'], ['refused', 'debt', '1.0.0', 'en'],
        ['requested', 'truth', '1.0.0', 'en'], ['given', 'truth', '1.0.0', 'en'],
      ]);
      assert.equal(consentState(events.slice(0, 2)), 'refused');
      assert.equal(consentState(events.slice(2)), 'given');
      const danish = await submit(visitor);
      const [, given] = await consentsOf(server.ctx.db, danish.body.id);
      assert.notEqual(given!.text.sha256, events[1]!.text.sha256, 'other words, other hash');
      assert.equal(given!.validUntil, '2027-11-20T10:00:00.000Z');
      assert.ok(await chainHolds(server.ctx.db, body.id));
    });

    it('keep consents so that nobody can change them', async () => {
      const visitor = await Visitor.begin(server);
      const { id } = (await submit(visitor)).body;
      const { db } = server.ctx;
      await assert.rejects(db.update(consentEvents).set({ type: 'refused' }));
      await assert.rejects(db.update(consentEvents).set({ persons: null, type: 'refused' }));
      await assert.rejects(db.delete(consentEvents));
      assert.ok(await chainHolds(db, id));
      await db.update(consentEvents).set({ persons: null });
      assert.ok(await chainHolds(db, id), 'the chain holds without the persons');
    });

    it('are completed once, by whoever comes first, in an order without gaps', async () => {
      const visitor = await Visitor.begin(server);
      const { ctx } = server;
      const ids: string[] = [];
      for (let n = 0; n < 4; n++) ids.push((await submit(visitor)).body.id as string);
      const complete = (id: string) => ctx.db.transaction((tx) => completeApplication(tx as unknown as Database, ctx, id));
      const done = await Promise.all([...ids, ...ids, ...ids].map(complete));
      assert.equal(done.filter(Boolean).length, ids.length);
      const rows = await ctx.db.select({ id: applications.id, state: applications.state, handOver: applications.handOver }).from(applications).orderBy(applications.handOver);
      const numbered = rows.filter(({ handOver }) => handOver !== null).map(({ handOver }) => handOver);
      assert.deepEqual(numbered, numbered.map((_, n) => n + 1));
      for (const row of rows.filter(({ id }) => ids.includes(id))) assert.equal(row.state, 'received');
    });

    it('that lead to an exit page are refused, with the page they lead to', async () => {
      const own = await startTestServer(database, { solutions: { parking } });
      try {
        const visitor = await Visitor.begin(own);
        const answers = { resident: false, company: false, cars: [{ plate: 'AB12345', fuel: 'petrol' }] };
        const refused = await submit(visitor, { ...good, solution: 'parking', answers, shownTotalOre: 0 });
        assert.equal(refused.status, 422);
        assert.deepEqual(refused.body.issues, [{ path: '', code: 'exit', params: { step: 'no-licence' } }]);
        assert.equal((await submit(visitor, { ...good, solution: 'parking', answers: { ...answers, resident: true }, shownTotalOre: 0 })).status, 201);
      } finally {
        await own.close();
      }
    });

    it('beyond the most a price may come to are refused, not billed', async () => {
      const dear = testDefinition({ id: 'dear' });
      dear.price!.maxOre = 5000;
      const own = await startTestServer(database, { solutions: { dear } });
      try {
        const visitor = await Visitor.begin(own);
        const { status, body } = await submit(visitor, { ...good, solution: 'dear', answers: { ...goodAnswers, days: 6 }, shownTotalOre: 6000 });
        assert.equal(status, 422);
        assert.equal(body.type, '/problems/invalid-answers');
      } finally {
        await own.close();
      }
    });
  });
}
