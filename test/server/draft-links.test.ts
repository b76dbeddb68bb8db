import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { links } from '@faelles/server/database/links.js';
import { runRetention } from '@faelles/server/retention/job.js';
import { databases } from '../support/database.ts';
import { goodAnswers, goodTotal, testDefinition } from './definition.ts';
import { pdf, startTestServer, Visitor, type TestServer } from './app.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
const fresh = { solution: 'test-permit', definitionVersion: '1.0.0', inputs: { name: 'Ada' }, language: 'da' };

for (const database of databases) {
  describe(`links to drafts on ${database.name}`, () => {
    let server: TestServer;
    before(async () => void (server = await startTestServer(database)));
    after(() => server.close());

    /** A draft and a link to it; each test is a minute of its own, so that limits of calls are not in the way. */
    async function begun() {
      server.pass(2 * minute);
      const owner = await Visitor.begin(server);
      const draft = (await owner.post('/api/drafts', fresh)).body;
      const link = await owner.post(`/api/drafts/${draft.id}/links`, {});
      return { owner, draft, link: link.body, made: link };
    }
    const open = (visitor: Visitor, link: { secret: string; code: string }, more: object = {}) =>
      visitor.post('/api/draft-links/open', { secret: link.secret, code: link.code, ...more });
    const wrong = (link: { code: string; secret: string }) => ({ ...link, code: link.code === '000000' ? '111111' : '000000' });

    it('let another device into the same draft, where both save by versions', async () => {
      const { owner, draft, link, made } = await begun();
      assert.equal(made.status, 201);
      assert.match(link.secret, /^[\w-]{43}$/);
      assert.match(link.code, /^\d{6}$/);
      assert.equal(link.expiresAt, draft.expiresAt);
      const phone = new Visitor(server);
      const opened = await open(phone, { ...link, code: `${link.code.slice(0, 3)} ${link.code.slice(3)}` });
      assert.equal(opened.status, 200);
      assert.deepEqual(opened.body.inputs, { name: 'Ada' });
      assert.match(phone.cookie, /^fk_session=/);
      assert.equal((await phone.put(`/api/drafts/${draft.id}`, { version: 1, inputs: { name: 'phone' }, language: 'da' })).status, 200);
      const late = await owner.put(`/api/drafts/${draft.id}`, { version: 1, inputs: { name: 'desk' }, language: 'da' });
      assert.equal(late.status, 409);
      assert.deepEqual(late.body.current.inputs, { name: 'phone' });
      assert.equal((await phone.get('/api/drafts/current?solution=test-permit')).body.id, draft.id);
      assert.equal((await phone.post('/api/drafts', fresh)).status, 409, 'no second one beside it');
      assert.equal((await open(phone, link)).status, 200, 'again is no harm');
    });

    it('are stored so that the database opens nothing, and say nothing in the log', async () => {
      const { link, owner, draft } = await begun();
      const rows = JSON.stringify(await server.ctx.db.select().from(links));
      assert.ok(!rows.includes(link.secret) && !rows.includes(`"${link.code}"`));
      assert.ok(!JSON.stringify(server.log).includes(link.secret));
      const list = (await owner.get(`/api/drafts/${draft.id}/links`)).body.links;
      assert.deepEqual(list, [{ id: link.id, createdAt: server.ctx.clock().toISOString(), expiresAt: link.expiresAt }]);
    });

    it('answer a stranger the same for an unknown link and a wrong code, in words and in pauses', async () => {
      const { link } = await begun();
      const stranger = await Visitor.begin(server);
      const unknown = { secret: 'A'.repeat(43), code: '123456' };
      for (let tried = 0; tried < 5; tried++) {
        const [one, other] = [await open(stranger, wrong(link)), await open(stranger, unknown)];
        assert.deepEqual([one.status, one.body], [404, other.body]);
      }
      const [one, other] = [await open(stranger, wrong(link)), await open(stranger, unknown)];
      assert.deepEqual([one.status, one.headers.get('retry-after')], [429, '900']);
      assert.deepEqual([other.status, other.headers.get('retry-after'), other.body], [429, '900', one.body]);
    });

    it('rest after five wrong codes, twice as long after five more, while the citizen goes on', async () => {
      const { link, owner, draft } = await begun();
      const stranger = await Visitor.begin(server);
      for (let tried = 0; tried < 5; tried++) await open(stranger, wrong(link));
      assert.equal((await open(stranger, link)).status, 429, 'not even the right one');
      assert.equal((await owner.put(`/api/drafts/${draft.id}`, { version: 1, inputs: {}, language: 'da' })).status, 200);
      server.pass(16 * minute);
      for (let tried = 0; tried < 5; tried++) assert.equal((await open(stranger, wrong(link))).status, 404);
      assert.equal((await open(stranger, link)).headers.get('retry-after'), '1800');
      server.pass(31 * minute);
      assert.equal((await open(stranger, link)).status, 200);
    });

    it('count every one of many tries at the same moment', async () => {
      const { link } = await begun();
      const many = await Promise.all(Array.from({ length: 12 }, () => open(new Visitor(server), wrong(link))));
      assert.equal(many.filter(({ status }) => status === 404).length, 5);
      assert.equal(many.filter(({ status }) => status === 429).length, 7);
    });

    it('can be tried only so often by one session', async () => {
      const visitor = await Visitor.begin(server);
      server.pass(2 * minute);
      const statuses = [];
      for (let tried = 0; tried < 22; tried++) {
        statuses.push((await open(visitor, { secret: `${String(tried).padStart(2, '0')}${'B'.repeat(41)}`, code: '123456' })).status);
      }
      assert.deepEqual(statuses.slice(19), [404, 429, 429]);
    });

    it('say why they are over, but only to who has the code', async () => {
      const reason = async (link: { secret: string; code: string }) => {
        const stranger = new Visitor(server);
        assert.equal((await open(stranger, wrong(link))).status, 404);
        const { status, body } = await open(stranger, link);
        return [status, body.type, body.current?.reason];
      };
      const closed = await begun();
      assert.equal((await closed.owner.delete(`/api/drafts/${closed.draft.id}/links/${closed.link.id}`)).status, 204);
      assert.deepEqual(await reason(closed.link), [410, '/problems/gone', 'revoked']);
      const deleted = await begun();
      await deleted.owner.delete(`/api/drafts/${deleted.draft.id}`);
      assert.deepEqual(await reason(deleted.link), [410, '/problems/gone', 'deleted']);
      const sent = await begun();
      const application = { solution: 'test-permit', definitionVersion: '1.0.0', draftId: sent.draft.id, answers: goodAnswers, language: 'da', shownTotalOre: goodTotal };
      assert.equal((await sent.owner.post('/api/applications', application, { 'idempotency-key': 'key-of-a-test' })).status, 201);
      assert.deepEqual(await reason(sent.link), [410, '/problems/gone', 'sent']);
      const late = await sent.owner.put(`/api/drafts/${sent.draft.id}`, { version: 1, inputs: {}, language: 'da' });
      assert.deepEqual([late.status, late.body.current], [410, { reason: 'sent' }]);
      const old = await begun();
      server.pass(11 * day);
      await runRetention(server.ctx);
      assert.deepEqual(await reason(old.link), [410, '/problems/gone', 'expired']);
    });

    it('do not delete the draft a device has already without a word', async () => {
      const { link, draft } = await begun();
      const phone = await Visitor.begin(server);
      const own = (await phone.post('/api/drafts', { ...fresh, inputs: { name: 'mine' } })).body;
      const asked = await open(phone, link);
      assert.deepEqual([asked.status, asked.body.current.id], [409, own.id]);
      assert.equal((await phone.get(`/api/drafts/${own.id}`)).status, 200);
      assert.equal((await open(phone, link, { replace: true })).body.id, draft.id);
      assert.equal((await phone.get(`/api/drafts/${own.id}`)).status, 404);
    });

    it('keep the draft and its files when the citizen signs out, until they end', async () => {
      const { link, owner, draft } = await begun();
      const headers = { 'content-type': 'application/pdf', 'x-file-name': 'plan.pdf' };
      const file = await owner.send('POST', `/api/drafts/${draft.id}/attachments?field=plan`, { bytes: pdf, headers });
      assert.equal(file.status, 201);
      assert.equal((await owner.delete('/api/session')).status, 204);
      const phone = new Visitor(server);
      assert.equal((await open(phone, link)).status, 200);
      assert.equal((await phone.get(`/api/attachments/${file.body.id}`)).status, 200);
      const answers = { ...goodAnswers, plan: [file.body] };
      const application = { solution: 'test-permit', definitionVersion: '1.0.0', draftId: draft.id, answers, language: 'da', shownTotalOre: goodTotal };
      assert.equal((await phone.post('/api/applications', application, { 'idempotency-key': 'key-of-the-phone' })).status, 201);
      assert.equal((await phone.get(`/api/attachments/${file.body.id}`)).status, 200);
    });

    it('leave nothing behind that nobody can come back to', async () => {
      const { link, owner, draft } = await begun();
      await owner.delete(`/api/drafts/${draft.id}/links/${link.id}`);
      await owner.delete('/api/session');
      const other = await begun();
      await other.owner.delete('/api/session');
      assert.ok(await found(other.draft.id), 'a link still opens it');
      assert.ok(!(await found(draft.id)));

      async function found(id: string) {
        return server.ctx.db.query.drafts.findFirst({ where: (table, { eq }) => eq(table.id, id) });
      }
    });

    it('open nothing but drafts, and receipts are not opened by them', async () => {
      const { link } = await begun();
      const answer = await new Visitor(server).get('/api/receipts/5d6f0f51-3a57-4c4c-8a67-36d5a5b2f103', { headers: { authorization: `Link ${link.secret}` } });
      assert.equal(answer.status, 404);
    });
  });

  describe(`drafts and a newer definition on ${database.name}`, () => {
    it('are carried over to it with their files, never to an older one', async (t) => {
      const opened = await database.open();
      const first = await startTestServer(database, { opened });
      const visitor = await Visitor.begin(first);
      const draft = (await visitor.post('/api/drafts', fresh)).body;
      const headers = { 'content-type': 'application/pdf', 'x-file-name': 'plan.pdf' };
      const file = (await visitor.send('POST', `/api/drafts/${draft.id}/attachments?field=plan`, { bytes: pdf, headers })).body;
      await first.close();
      const second = await startTestServer(database, { opened, solutions: { 'test-permit': testDefinition({ version: '1.1.0' }) }, config: first.ctx.config });
      t.after(async () => (await second.close(), await opened.close()));
      const again = new Visitor(second);
      again.cookie = visitor.cookie;
      const save = (version: number, definitionVersion?: string) =>
        again.put(`/api/drafts/${draft.id}`, { version, inputs: { name: 'Ada', plan: [file] }, language: 'da', ...(definitionVersion && { definitionVersion }) });
      assert.equal((await save(1)).body.definitionVersion, '1.0.0', 'stays until it is said');
      assert.equal((await save(2, '0.9.0')).body.type, '/problems/definition-changed');
      assert.equal((await save(2, '1.1.0')).body.definitionVersion, '1.1.0');
      assert.equal((await save(3, '1.0.0')).status, 409);
      assert.equal((await again.get(`/api/attachments/${file.id}`)).status, 200);
    });
  });
}
