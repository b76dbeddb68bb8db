// The status of a case over HTTP: what the authority reports, and what the citizen and a link are shown.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { eq } from 'drizzle-orm';
import { CaseStatusView } from '@faelles/schemas/case-status.js';
import { idempotencyKeys } from '@faelles/server/database/idempotency.js';
import { applicationStatus } from '@faelles/server/database/status.js';
import { eraseApplications } from '@faelles/server/retention/erase.js';
import type { Database } from '@faelles/server/database/open.js';
import { databases } from '../support/database.ts';
import { startTestServer, Visitor, type TestServer } from '../server/app.ts';
import { goodAnswers, testDefinition } from '../server/definition.ts';

const { price: _price, ...free } = testDefinition();
const note = { da: 'Vi mangler din tegning', en: 'We lack your drawing' };
const hour = 3_600_000;

for (const database of databases) {
  describe(`the status of a case on ${database.name}`, () => {
    let server: TestServer;
    let machine: Record<string, string>;
    before(async () => {
      server = await startTestServer(database, { solutions: { 'test-permit': free } });
      machine = { authorization: `Bearer ${server.ctx.config.secrets.machineKey}` };
    });
    after(() => server.close());

    async function received({ taken = true } = {}) {
      const visitor = await Visitor.begin(server);
      const body = { solution: 'test-permit', definitionVersion: '1.0.0', answers: { ...goodAnswers, cpr: '0101505006' }, language: 'da', shownTotalOre: 0 };
      const { body: application } = await visitor.post('/api/applications', body, { 'idempotency-key': randomUUID() });
      if (taken) await new Visitor(server).send('POST', `/api/machine/applications/${application.id}/taken`, { headers: machine });
      const path = `/api/receipts/${application.receiptId}`;
      const { body: view } = await visitor.get(path);
      return {
        id: application.id as string,
        path,
        visitor,
        report: (json: object, key: string = randomUUID()) =>
          new Visitor(server).send('PUT', `/api/machine/applications/${application.id}/status`, { json, headers: { ...machine, 'idempotency-key': key } }),
        seen: async () => CaseStatusView.parse((await visitor.get(`${path}/status`)).body),
        byLink: () => new Visitor(server).get(`${path}/status`, { headers: { authorization: `Link ${view.link.secret}` } }),
      };
    }
    const now = (before = 0) => new Date(server.ctx.clock().getTime() - before).toISOString();

    it('is empty until something is reported, and then what was reported last', async () => {
      const one = await received();
      assert.deepEqual((await one.seen()).history, []);
      const answer = await one.report({ status: 'processing', at: now(), waitingFor: 'citizen', expectedBy: '2026-12-18', note });
      assert.equal(answer.status, 200, answer.text);
      assert.equal(answer.body.current.status, 'processing');
      const { current, authority } = await one.seen();
      assert.deepEqual(current, { status: 'processing', at: now(), recordedAt: now(), waitingFor: 'citizen', expectedBy: '2026-12-18', note });
      assert.equal(authority.da, free.authority.name.da);
    });

    it('told out of order is shown in the order of time', async () => {
      const one = await received();
      server.pass(3 * hour);
      await one.report({ status: 'decided', at: now(hour), decision: { outcome: 'granted' } });
      const late = await one.report({ status: 'created', at: now(2 * hour) });
      assert.equal(late.status, 200, late.text);
      assert.equal(late.body.current.status, 'decided');
      const { history, current } = await one.seen();
      assert.deepEqual(history.map(({ status }) => status), ['created', 'decided']);
      assert.equal(current?.status, 'decided');
    });

    it('goes back only when the report says so, and both stay in the history', async () => {
      const one = await received();
      await one.report({ status: 'decided', at: now() });
      server.pass(hour);
      const back = { status: 'processing', at: now() };
      const refused = await one.report(back);
      assert.equal(refused.status, 409);
      assert.equal(refused.body.current.status, 'decided');
      assert.equal((await one.seen()).history.length, 1);
      assert.equal((await one.report({ ...back, correction: true })).status, 200);
      assert.deepEqual((await one.seen()).history.map(({ status, backFrom }) => [status, backFrom]), [['decided', undefined], ['processing', 'decided']]);
    });

    it('answers the same key with the same answer, and refuses it with other content', async () => {
      const one = await received();
      const key = randomUUID();
      const report = { status: 'processing', at: now(), note };
      const first = await one.report(report, key);
      server.pass(hour);
      await one.report({ status: 'decided', at: now() });
      assert.deepEqual((await one.report(report, key)).body, first.body);
      const other = await one.report({ ...report, status: 'closed' }, key);
      assert.equal(other.status, 409);
      assert.equal(other.body.type, '/problems/idempotency-key-reused');
      // Also when the answer to the key is kept no longer.
      await server.ctx.db.delete(idempotencyKeys).where(eq(idempotencyKeys.key, key));
      assert.equal((await one.report(report, key)).body.id, first.body.id);
      await server.ctx.db.delete(idempotencyKeys).where(eq(idempotencyKeys.key, key));
      assert.equal((await one.report({ ...report, note: { da: 'Noget andet' } }, key)).status, 409);
      assert.equal((await one.seen()).history.length, 2);
    });

    it('ten at one time are ten lines, and ten of one key are one', async () => {
      const one = await received();
      const key = randomUUID();
      const report = { status: 'processing', at: now() };
      const answers = await Promise.all(Array.from({ length: 10 }, (_, at) => one.report(report, at < 5 ? key : randomUUID())));
      assert.ok(answers.every(({ status }) => status === 200), answers.map(({ text }) => text).join());
      assert.equal((await one.seen()).history.length, 6);
    });

    it('a link shows the state, and neither note nor decision', async () => {
      const one = await received();
      await one.report({ status: 'processing', at: now(), waitingFor: 'citizen', note });
      await one.report({ status: 'decided', at: now(), note, decision: { outcome: 'refused', complaint: { text: note, until: '2026-12-18' } } });
      const { body, text } = await one.byLink();
      const view = CaseStatusView.parse(body);
      assert.equal(view.masked, true);
      assert.equal(view.current?.status, 'decided');
      assert.equal(view.history[0]!.waitingFor, 'citizen');
      assert.ok(view.history.every(({ hidden }) => hidden === true));
      for (const secret of [note.da, note.en, 'refused', '2026-12-18']) assert.ok(!text.includes(secret), secret);
      assert.equal((await one.seen()).current?.decision?.outcome, 'refused');
    });

    it('is of an application that the case system has taken', async () => {
      const one = await received({ taken: false });
      const early = await one.report({ status: 'created', at: now() });
      assert.equal(early.status, 409);
      assert.deepEqual(early.body.current, { state: 'received' });
      assert.equal((await one.visitor.post(`/api/applications/${one.id}/withdrawal`, {})).status, 200);
      assert.deepEqual((await one.report({ status: 'created', at: now() })).body.current, { state: 'withdrawn' });
      const view = await one.seen();
      assert.deepEqual([view.withdrawn, view.history], [true, []]);
    });

    it('says what is wrong with a report, by its path', async () => {
      const one = await received();
      const wrong = async (report: object) => {
        const answer = await one.report(report);
        assert.equal(answer.status, 422, answer.text);
        return answer.body.issues.map(({ path, code }: { path: string; code: string }) => `${path} ${code}`);
      };
      assert.deepEqual(await wrong({ status: 'afgjort', at: now() }), ['status option']);
      assert.deepEqual(await wrong({ status: 'created', at: 'i går' }), ['at format']);
      assert.deepEqual(await wrong({ status: 'created', at: '2026-11-20' }), ['at format']);
      assert.deepEqual(await wrong({ status: 'created', at: now(-hour) }), ['at date-too-late']);
      assert.deepEqual(await wrong({ status: 'created', at: now(), cpr: '0101505006' }), ['cpr unknown-field']);
      assert.deepEqual(await wrong({ status: 'created', at: now(), note: { en: 'Only' } }), ['note.da required']);
      assert.deepEqual(await wrong({ status: 'decided', at: now(), decision: { href: 'javascript:alert(1)' } }), ['decision.href format']);
      assert.deepEqual((await one.seen()).history, []);
    });

    it('is nobody’s but the machine’s to report, and nobody else’s to read', async () => {
      const one = await received();
      const other = await Visitor.begin(server);
      assert.equal((await other.get(`${one.path}/status`)).status, 404);
      const answer = await one.visitor.send('PUT', `/api/machine/applications/${one.id}/status`, { json: { status: 'created', at: now() }, headers: { 'idempotency-key': randomUUID() } });
      assert.equal(answer.status, 403);
      const missing = await new Visitor(server).send('PUT', `/api/machine/applications/${randomUUID()}/status`, { json: { status: 'created', at: now() }, headers: { ...machine, 'idempotency-key': randomUUID() } });
      assert.equal(missing.status, 404);
    });

    it('keeps its words as long as the answers, and takes none for who was erased', async () => {
      const one = await received();
      await one.report({ status: 'processing', at: now(), note });
      await server.ctx.db.transaction((tx) => eraseApplications(tx as unknown as Database, [one.id], server.ctx.clock()));
      const [row] = await server.ctx.db.select().from(applicationStatus).where(eq(applicationStatus.applicationId, one.id));
      assert.deepEqual([row!.status, row!.note], ['processing', null]);
      assert.equal((await one.report({ status: 'decided', at: now(), note })).status, 410);
      assert.equal((await one.report({ status: 'decided', at: now() })).status, 200);
    });

    it('the database takes nothing away and changes nothing', async () => {
      const one = await received();
      await one.report({ status: 'created', at: now() });
      const mine = eq(applicationStatus.applicationId, one.id);
      await assert.rejects(server.ctx.db.delete(applicationStatus).where(mine));
      await assert.rejects(server.ctx.db.update(applicationStatus).set({ status: 'closed' }).where(mine));
    });

    it('lists what was taken and never reported', async () => {
      const silent = await received();
      const told = await received();
      const waiting = await received({ taken: false });
      await told.report({ status: 'created', at: now() });
      const ids: string[] = [];
      for (let next = 0, page; (page = (await new Visitor(server).get(`/api/machine/applications/without-status?limit=2&after=${next}`, { headers: machine })).body).applications.length; next = page.next) {
        ids.push(...page.applications.map(({ id }: { id: string }) => id));
      }
      assert.ok(ids.includes(silent.id));
      assert.ok(!ids.includes(told.id) && !ids.includes(waiting.id));
    });
  });
}
