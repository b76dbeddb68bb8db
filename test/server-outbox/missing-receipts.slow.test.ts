// Between submission and receipt anything can fail: the application is kept, and its receipt is made afterwards, once.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it, type TestContext } from 'node:test';
import { eq, sql } from 'drizzle-orm';
import { completeApplication } from '@faelles/server/applications/complete.js';
import { applications } from '@faelles/server/database/applications.js';
import type { Database, OpenDatabase } from '@faelles/server/database/open.js';
import { outbox } from '@faelles/server/database/outbox.js';
import { receipts } from '@faelles/server/database/receipts.js';
import { makeMissingReceipts } from '@faelles/server/receipts/missing.js';
import { databases } from '../support/database.ts';
import { startTestServer, Visitor, type TestServer } from '../server/app.ts';
import { goodAnswers, goodTotal } from '../server/definition.ts';
import { application, recording, solutions, submit } from './support.ts';

/** Lets the database fail at a point, as it does when its disk is full (53100). */
async function failAt(db: Database, table: string, when: string): Promise<() => Promise<void>> {
  await db.execute(sql.raw(`create function full_disk() returns trigger language plpgsql as $$ begin raise exception 'disk full' using errcode = '53100'; end $$`));
  const deferred = when === 'commit';
  await db.execute(sql.raw(deferred
    ? `create constraint trigger full_disk after insert on ${table} deferrable initially deferred for each row execute function full_disk()`
    : `create trigger full_disk ${when} insert on ${table} for each row execute function full_disk()`));
  return async () => void (await db.execute(sql.raw('drop function full_disk cascade')));
}

/** What ends a failure, once, at the latest when its test is over. */
async function healing(t: TestContext, injected: Promise<() => Promise<void>>): Promise<() => Promise<void>> {
  const heal = await injected;
  let healed: Promise<void> | undefined;
  const once = () => (healed ??= heal());
  t.after(once);
  return once;
}

for (const database of databases) {
  describe(`receipts that could not be made, on ${database.name}`, () => {
    let server: TestServer;
    let copy: TestServer;
    let opened: OpenDatabase;
    before(async () => {
      // Two copies: on PostgreSQL with connections of their own.
      opened = await database.open();
      server = await startTestServer(database, { solutions, opened });
      copy = await startTestServer(database, { solutions, opened, config: { secrets: server.ctx.config.secrets } });
      server.ctx.sender = copy.ctx.sender = recording();
    });
    after(async () => {
      await copy.close();
      await server.close();
      await opened.close();
    });
    const receiptsOf = (id: string) => server.ctx.db.select().from(receipts).where(eq(receipts.applicationId, id));
    const messagesOf = (id: string) => server.ctx.db.$count(outbox, eq(outbox.applicationId, id));
    const again = (visitor: Visitor, on: TestServer) => {
      const same = new Visitor(on);
      same.cookie = visitor.cookie;
      return same;
    };

    /** Everything that could make it, at the same moment. */
    async function everybody(visitor: Visitor, id: string): Promise<void> {
      const asking = [server, copy, server, copy, server].map((on) => again(visitor, on).get(`/api/applications/${id}`));
      await Promise.all([makeMissingReceipts(server.ctx), makeMissingReceipts(copy.ctx), ...asking, makeMissingReceipts(server.ctx)]);
    }

    /** A key that cannot sign. */
    async function brokenKey(): Promise<() => Promise<void>> {
      const { secrets } = server.ctx.config;
      const { signingKey } = secrets;
      secrets.signingKey = { ...signingKey, d: 'AAAA' };
      return async () => void (secrets.signingKey = signingKey);
    }

    const points: [string, () => Promise<() => Promise<void>>][] = [
      ['before the receipt is stored', () => failAt(server.ctx.db, 'receipts', 'before')],
      ['after the receipt is stored', () => failAt(server.ctx.db, 'receipts', 'after')],
      ['when its messages are written', () => failAt(server.ctx.db, 'outbox', 'before')],
      ['when it is signed', brokenKey],
    ];
    for (const [point, inject] of points) {
      it(`${point}: the application is received, and its receipt made once when it can be`, async (t) => {
        const heal = await healing(t, inject());
        const { visitor, answer } = await submit(server, { as: 'voksen' });
        assert.deepEqual([answer.body.state, answer.body.receiptId], ['received', undefined]);
        const { id, receivedAt } = answer.body;
        assert.deepEqual([(await receiptsOf(id)).length, await messagesOf(id)], [0, 0], 'neither receipt nor message');
        const still = await visitor.get(`/api/applications/${id}`);
        assert.deepEqual([still.status, still.body.receiptId], [200, undefined], 'the page is told calmly');
        assert.equal(await makeMissingReceipts(server.ctx), 0);
        assert.ok(server.log.some(({ event, application: of }) => event === 'receipt-not-made' && of === id));
        await heal();
        for (const each of [server, copy]) each.pass(3_600_000);
        await everybody(visitor, id);
        const rows = await receiptsOf(id);
        assert.equal(rows.length, 1);
        assert.equal(await messagesOf(id), 2);
        assert.equal(rows[0]!.receipt.receivedAt, receivedAt, 'it says when it was received, not when it was made');
        const { body } = await visitor.get(`/api/receipts/${rows[0]!.id}`);
        assert.equal(body.verification, 'verified');
        await everybody(visitor, id);
        assert.deepEqual((await receiptsOf(id)).map(({ jws }) => jws), [rows[0]!.jws]);
      });
    }

    it('at the end of the transaction: nothing is submitted, and the same call again submits once', async (t) => {
      const visitor = new Visitor(server);
      await visitor.post('/api/session', {});
      const key = randomUUID();
      const before = await server.ctx.db.$count(applications);
      const heal = await healing(t, failAt(server.ctx.db, 'receipts', 'commit'));
      const failed = await visitor.send('POST', '/api/applications', { json: application, headers: { 'idempotency-key': key, 'expect-fault': 'yes' } });
      assert.equal(failed.status, 500);
      assert.equal(await server.ctx.db.$count(applications), before);
      await heal();
      const answers = await Promise.all([server, copy, server].map((on) => again(visitor, on).post('/api/applications', application, { 'idempotency-key': key })));
      assert.deepEqual(new Set(answers.map(({ status, body }) => `${status} ${body.id}`)).size, 1);
      assert.equal(await server.ctx.db.$count(applications), before + 1);
      assert.equal((await receiptsOf(answers[0]!.body.id)).length, 1);
    });

    it('of one that is paid: it stays received and paid for, whatever its receipt does', async (t) => {
      const heal = await healing(t, brokenKey());
      const paying = { ...application, answers: { ...goodAnswers, cpr: '1406995069' }, shownTotalOre: goodTotal };
      const { visitor, answer } = await submit(server, { json: paying });
      await server.ctx.db.transaction((tx) => completeApplication(tx as unknown as Database, server.ctx, answer.body.id));
      assert.equal((await visitor.get(`/api/applications/${answer.body.id}`)).body.state, 'received');
      await heal();
      await everybody(visitor, answer.body.id);
      assert.equal((await receiptsOf(answer.body.id)).length, 1);
    });

    it('one that cannot be made keeps no other waiting', async (t) => {
      const heal = await healing(t, brokenKey());
      const one = await submit(server);
      const other = await submit(server);
      await heal();
      await server.ctx.db.update(applications).set({ definitionVersion: '9.9.9' }).where(eq(applications.id, one.answer.body.id));
      await makeMissingReceipts(server.ctx);
      assert.deepEqual([(await receiptsOf(one.answer.body.id)).length, (await receiptsOf(other.answer.body.id)).length], [0, 1]);
      assert.doesNotMatch(JSON.stringify(server.log), /1406995069|Testesen/);
    });

    it('none is made of what is not received, and none of what is erased', async () => {
      const { answer } = await submit(server, { json: { ...application, answers: { ...goodAnswers, cpr: '1406995069' }, shownTotalOre: goodTotal } });
      await makeMissingReceipts(server.ctx);
      assert.equal((await receiptsOf(answer.body.id)).length, 0);
      await server.ctx.db.update(applications).set({ state: 'received', answers: null }).where(eq(applications.id, answer.body.id));
      await makeMissingReceipts(server.ctx);
      assert.equal((await receiptsOf(answer.body.id)).length, 0);
    });
  });
}
