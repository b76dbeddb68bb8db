import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { chainHolds, consentsOf } from '@faelles/server/consents/record.js';
import { applications } from '@faelles/server/database/applications.js';
import { attachmentContents } from '@faelles/server/database/attachments.js';
import { completeApplication } from '@faelles/server/applications/complete.js';
import { drafts } from '@faelles/server/database/drafts.js';
import { idempotencyKeys } from '@faelles/server/database/idempotency.js';
import type { Database } from '@faelles/server/database/open.js';
import { sessions } from '@faelles/server/database/sessions.js';
import { runRetention } from '@faelles/server/retention/job.js';
import { databases } from '../support/database.ts';
import { pdf, startTestServer, Visitor, type TestServer } from './app.ts';
import { goodAnswers, goodTotal } from './definition.ts';

const day = 86_400_000;
const free = { ...goodAnswers, name: 'Hemmelige Hansen', days: 0 };

for (const database of databases) {
  describe(`retention on ${database.name}`, () => {
    let server: TestServer;
    before(async () => void (server = await startTestServer(database)));
    after(() => server.close());

    const machine = (method: string, path: string) =>
      new Visitor(server).send(method, path, { headers: { authorization: `Bearer ${server.ctx.config.secrets.machineKey}` } });
    const submit = async (visitor: Visitor, answers: object, shownTotalOre: number) => {
      const json = { solution: 'test-permit', definitionVersion: '1.0.0', answers, language: 'da', shownTotalOre };
      const { status, body } = await visitor.post('/api/applications', json, { 'idempotency-key': randomUUID() });
      assert.equal(status, 201, JSON.stringify(body));
      return body;
    };
    const stored = async (id: string) => (await server.ctx.db.select().from(applications)).find((row) => row.id === id)!;

    it('lets drafts go after their days, and sessions after theirs', async () => {
      const visitor = await Visitor.begin(server);
      await visitor.post('/api/drafts', { solution: 'test-permit', definitionVersion: '1.0.0', inputs: { name: 'x' }, language: 'da' });
      server.pass(9 * day);
      assert.equal((await runRetention(server.ctx)).drafts, 0);
      server.pass(2 * day);
      assert.equal((await runRetention(server.ctx)).drafts, 1);
      assert.equal(await server.ctx.db.$count(drafts), 0);
      server.pass(30 * day);
      assert.ok((await runRetention(server.ctx)).sessions >= 1);
      assert.equal(await server.ctx.db.$count(sessions), 0);
    });

    it('hands received applications to the case system, in order, with all that belongs to them', async () => {
      const visitor = await Visitor.begin(server);
      const draft = (await visitor.post('/api/drafts', { solution: 'test-permit', definitionVersion: '1.0.0', inputs: {}, language: 'da' })).body;
      const plan = (await visitor.send('POST', `/api/drafts/${draft.id}/attachments?field=plan`, { bytes: pdf })).body;
      const first = await submit(visitor, { ...free, plan: [plan] }, 0);
      await submit(visitor, goodAnswers, goodTotal);
      const second = await submit(visitor, free, 0);
      const all = await machine('GET', '/api/machine/applications');
      assert.deepEqual(all.body.applications.map(({ id }: any) => id), [first.id, second.id], 'what waits for payment is not in it');
      const [one] = all.body.applications;
      assert.equal(one.answers.name, 'Hemmelige Hansen');
      assert.deepEqual(one.consents.map(({ type }: any) => type), ['requested', 'given', 'requested', 'given']);
      assert.deepEqual(one.attachments.map(({ id, scan }: any) => [id, scan]), [[plan.id, 'not-scanned']]);
      assert.equal((await machine('GET', `/api/attachments/${plan.id}`)).text, new TextDecoder().decode(pdf));
      const rest = await machine('GET', `/api/machine/applications?after=${one.handOver}&limit=1`);
      assert.deepEqual(rest.body.applications.map(({ id }: any) => id), [second.id]);
      assert.equal(rest.body.next, rest.body.applications[0].handOver);
      const none = await machine('GET', `/api/machine/applications?after=${rest.body.next}`);
      assert.deepEqual(none.body, { applications: [], next: rest.body.next });
      assert.equal((await machine('GET', '/api/machine/applications?after=-1')).status, 422);
      assert.equal((await machine('GET', '/api/machine/applications?limit=1000')).status, 422);
      assert.equal((await machine('POST', `/api/machine/applications/${randomUUID()}/taken`)).status, 404);
    });

    it('erases persons some days after hand-over, and keeps what proves', async () => {
      const visitor = await Visitor.begin(server);
      const draft = (await visitor.post('/api/drafts', { solution: 'test-permit', definitionVersion: '1.0.0', inputs: {}, language: 'da' })).body;
      const plan = (await visitor.send('POST', `/api/drafts/${draft.id}/attachments?field=plan`, { bytes: pdf, headers: { 'x-file-name': 'Hansens.pdf' } })).body;
      const { id, receiptId } = await submit(visitor, { ...free, plan: [plan] }, 0);
      server.pass(100 * day);
      await runRetention(server.ctx);
      assert.notEqual((await stored(id)).answers, null, 'nothing goes before the case system has it');
      assert.equal((await machine('POST', `/api/machine/applications/${id}/taken`)).status, 204);
      const taken = (await stored(id)).handedOverAt;
      server.pass(day);
      assert.equal((await machine('POST', `/api/machine/applications/${id}/taken`)).status, 204);
      assert.deepEqual((await stored(id)).handedOverAt, taken, 'said twice, it counts from the first time');
      server.pass(18 * day);
      await runRetention(server.ctx);
      assert.notEqual((await stored(id)).answers, null);
      server.pass(2 * day);
      assert.ok((await runRetention(server.ctx)).erased >= 1);
      const row = await stored(id);
      assert.equal(row.answers, null);
      assert.equal(row.answersSalt, null);
      assert.match(row.answersHash, /^[0-9a-f]{64}$/);
      assert.ok(row.reference && row.receivedAt && row.order);
      assert.ok(await chainHolds(server.ctx.db, id));
      assert.deepEqual((await consentsOf(server.ctx.db, id)).map(({ actor }) => actor.id), ['', '', '', '']);
      const contents = await server.ctx.db.select({ id: attachmentContents.id }).from(attachmentContents);
      assert.ok(!contents.some((content) => content.id === plan.id));
      const receipt = await visitor.get(`/api/receipts/${receiptId}`);
      assert.ok(!receipt.text.includes('Hemmelige') && !receipt.text.includes('Hansens'), 'the receipt does not tell it either');
      const dump = await everything(server);
      assert.ok(!dump.includes('Hansens.pdf'), 'nowhere in the database');
    });

    it('lets go what nobody pays, and takes it up again for a late payment while it can', async () => {
      const { ctx } = server;
      const visitor = await Visitor.begin(server);
      const late = await submit(visitor, goodAnswers, goodTotal);
      const never = await submit(visitor, goodAnswers, goodTotal);
      server.pass(4 * day);
      await runRetention(ctx);
      assert.equal((await stored(late.id)).state, 'awaiting-payment');
      server.pass(2 * day);
      assert.ok((await runRetention(ctx)).unpaid >= 2);
      assert.equal((await stored(late.id)).state, 'expired');
      const complete = (id: string) => ctx.db.transaction((tx) => completeApplication(tx as unknown as Database, ctx, id));
      assert.equal(await complete(late.id), true);
      assert.equal((await stored(late.id)).state, 'received');
      server.pass(8 * day);
      await runRetention(ctx);
      assert.equal((await stored(never.id)).answers, null);
      assert.notEqual((await stored(late.id)).answers, null);
      assert.equal(await complete(never.id), false, 'what is erased cannot be completed');
      assert.equal((await stored(never.id)).state, 'expired');
    });

    it('forgets idempotency keys', async () => {
      await submit(await Visitor.begin(server), goodAnswers, goodTotal);
      server.pass(3 * day);
      assert.ok((await runRetention(server.ctx)).keys >= 1);
      assert.equal(await server.ctx.db.$count(idempotencyKeys), 0);
    });

    it('may be run by several copies at once', async () => {
      const visitor = await Visitor.begin(server);
      for (let n = 0; n < 3; n++) await submit(visitor, goodAnswers, goodTotal);
      server.pass(40 * day);
      await Promise.all([runRetention(server.ctx), runRetention(server.ctx), runRetention(server.ctx)]);
      await runRetention(server.ctx);
      const rows = await server.ctx.db.select().from(applications);
      assert.ok(rows.every(({ state, answers }) => state !== 'awaiting-payment' && (state !== 'expired' || answers === null)));
    });
  });
}

/** Every row of every table as text. */
async function everything(server: TestServer): Promise<string> {
  const { db } = server.ctx;
  const rows = (result: unknown) => (Array.isArray(result) ? result : (result as { rows: unknown[] }).rows) as Record<string, string>[];
  const tables = rows(await db.execute("select tablename from pg_tables where schemaname = 'public'"));
  const dumps = await Promise.all(tables.map(async ({ tablename }) => rows(await db.execute(`select t::text as line from "${tablename}" t`))));
  return JSON.stringify(dumps);
}
