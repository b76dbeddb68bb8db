// The outbox in the server's own process: what is written with a receipt, tried, given up, sent again, erased.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, beforeEach, describe, it } from 'node:test';
import { eq, sql } from 'drizzle-orm';
import { applications } from '@faelles/server/database/applications.js';
import { outbox } from '@faelles/server/database/outbox.js';
import { receipts } from '@faelles/server/database/receipts.js';
import { staffActions } from '@faelles/server/database/staff.js';
import { claimNext, markFailed, markSent } from '@faelles/server/outbox/claim.js';
import { startOutbox } from '@faelles/server/outbox/job.js';
import { runOutbox } from '@faelles/server/outbox/worker.js';
import { eraseApplications } from '@faelles/server/retention/erase.js';
import { databases } from '../support/database.ts';
import { startTestServer, Visitor, type TestServer } from '../server/app.ts';
import { testDefinition } from '../server/definition.ts';
import { application, entries, recording, refusing, sendingDefinition, solutions, submit, timing } from './support.ts';

const minute = 60_000;

for (const database of databases) {
  describe(`the outbox on ${database.name}`, () => {
    let server: TestServer;
    before(async () => void (server = await startTestServer(database, { solutions })));
    after(() => server.close());
    beforeEach(async () => {
      await server.ctx.db.update(outbox).set({ state: 'sent', payload: null, sentAt: new Date(0) });
    });
    /** Entries this test has made. */
    const open = async () => (await entries(server)).filter(({ sentAt }) => sentAt?.getTime() !== 0);
    const run = () => runOutbox(server.ctx, timing);

    it('gets one entry for each way with the receipt, and tells the citizen how far it is', async () => {
      server.ctx.sender = recording();
      const { visitor, answer } = await submit(server, { as: 'voksen' });
      const rows = await open();
      assert.deepEqual(rows.map(({ kind, key, state, tries }) => [kind, key, state, tries]), [
        ['digital-post', `digital-post-${answer.body.receiptId}`, 'waiting', 0],
        ['nemsms', `nemsms-${answer.body.receiptId}`, 'waiting', 0],
      ]);
      const view = () => visitor.get(`/api/receipts/${answer.body.receiptId}`);
      assert.deepEqual((await view()).body.deliveries, [{ channel: 'digital-post', state: 'waiting' }, { channel: 'nemsms', state: 'waiting' }]);
      server.pass(minute);
      assert.deepEqual(await run(), { sent: 2, failed: 0, dead: 0, holdMillis: 0 });
      const at = server.ctx.clock().toISOString();
      assert.deepEqual((await view()).body.deliveries, [{ channel: 'digital-post', state: 'sent', at }, { channel: 'nemsms', state: 'sent', at }]);
      const sent = await open();
      assert.deepEqual(sent.map(({ payload, providerId, tries }) => [payload, providerId, tries]), [[null, 'taken-1', 1], [null, 'taken-2', 1]]);
      assert.deepEqual(await run(), { sent: 0, failed: 0, dead: 0, holdMillis: 0 }, 'sent is sent');
    });

    it('sends everything to who signed in with the number, and what a link would show to who only typed it', async () => {
      const sender = recording();
      server.ctx.sender = sender;
      await submit(server, { as: 'voksen' });
      await submit(server);
      await submit(server, { as: 'aeldre' });
      await run();
      const [own, typed, others] = sender.taken.filter(({ channel }) => channel === 'digital-post').map(({ xml }) => xml);
      for (const xml of [own, typed, others]) assert.match(xml!, /recipientID>1406995069</);
      const read = (xml: string) => [...xml.matchAll(/:content>([^<]*)<\/\w+:content>/g)].map(([, content]) => Buffer.from(content!, 'base64').toString()).join('\n');
      assert.match(read(own!), /Test Testesen/);
      for (const xml of [typed, others]) {
        assert.doesNotMatch(read(xml!), /Test Testesen/);
        assert.match(read(xml!), /ikke var logget ind med dit nummer/);
        assert.doesNotMatch(read(xml!), /fra et link/, 'nobody who reads it in their post came by a link');
      }
      assert.doesNotMatch(read(own!), /er skjult/);
      for (const { xml } of sender.taken.filter(({ channel }) => channel === 'nemsms')) assert.doesNotMatch(xml, /Testesen|TP-2026|content>/);
      assert.equal(new Set(sender.taken.map(({ xml }) => /messageUUID>([^<]+)</.exec(xml)![1])).size, 6);
    });

    it('writes nothing where the solution does not ask for it, no number was answered, or nobody sends', async () => {
      server.ctx.sender = recording();
      const { cpr: _cpr, ...answers } = application.answers;
      const { visitor, answer } = await submit(server, { json: { ...application, answers } });
      assert.equal((await visitor.get(`/api/receipts/${answer.body.receiptId}`)).body.deliveries, undefined);
      server.ctx.sender = undefined;
      await submit(server);
      assert.deepEqual(await open(), []);
      const other = await startTestServer(database, { solutions: { 'test-permit': testDefinition() } });
      other.ctx.sender = recording();
      await submit(other);
      assert.equal(await other.ctx.db.$count(outbox), 0);
      await other.close();
    });

    it('tries again with longer and longer pauses and the same bytes, then gives up, with a code and nothing else', async () => {
      const sender = recording(refusing('timeout'));
      server.ctx.sender = sender;
      const { visitor, answer } = await submit(server, { as: 'voksen' });
      await run();
      const pauses: number[] = [];
      for (let tries = 1; tries < timing.mostTries; tries++) {
        const [row] = await open();
        assert.deepEqual([row!.state, row!.tries, row!.lastError], ['waiting', tries, 'timeout']);
        const pause = row!.dueAt.getTime() - server.ctx.clock().getTime();
        assert.ok(pause >= timing.firstPauseMillis * 2 ** (tries - 1) * 0.75 && pause <= timing.firstPauseMillis * 2 ** (tries - 1) * 1.25, String(pause));
        pauses.push(pause);
        assert.equal((await run()).failed, 0, 'not before it is due');
        server.pass(pause * 1.7);
        await run();
      }
      const rows = await open();
      assert.deepEqual(rows.map(({ state, lastError, tries }) => [state, lastError, tries]), rows.map(() => ['dead', 'timeout', timing.mostTries]));
      assert.equal(new Set(sender.tried.filter(({ channel }) => channel === 'digital-post').map(({ xml }) => xml)).size, 1);
      assert.deepEqual((await visitor.get(`/api/receipts/${answer.body.receiptId}`)).body.deliveries.map(({ state }: { state: string }) => state), ['failed', 'failed']);
      assert.ok(server.log.some(({ event, code }) => event === 'delivery-given-up' && code === 'timeout'));
      assert.doesNotMatch(JSON.stringify(server.log), /1406995069|Testesen/);
    });

    it('gives up at once what is refused for good, and leaves a receiver alone that asks for it', async () => {
      server.ctx.sender = recording(refusing('refused', { permanent: true }));
      await submit(server);
      assert.equal((await run()).dead, 2);
      server.ctx.sender = recording(refusing('busy', { pause: 600_000 }));
      await submit(server);
      const held = await run();
      assert.deepEqual([held.failed, held.holdMillis], [1, 600_000], 'the second is not even tried');
      const row = (await open()).find(({ lastError }) => lastError === 'busy')!;
      assert.ok(row.dueAt.getTime() - server.ctx.clock().getTime() >= 600_000);
    });

    it('says that it could not be made when the database fails before anybody was asked', async (t) => {
      const sender = recording();
      server.ctx.sender = sender;
      await submit(server);
      await server.ctx.db.execute(sql.raw(`create function no_room() returns trigger language plpgsql as $$ begin if new.payload is distinct from old.payload then raise exception 'disk full' using errcode = '53100'; end if; return new; end $$`));
      await server.ctx.db.execute(sql.raw('create trigger no_room before update on outbox for each row execute function no_room()'));
      const heal = () => server.ctx.db.execute(sql.raw('drop function if exists no_room cascade'));
      t.after(heal);
      assert.equal((await run()).failed, 2);
      assert.deepEqual((await open()).map(({ state, lastError }) => [state, lastError]), [['waiting', 'cannot-prepare'], ['waiting', 'cannot-prepare']]);
      assert.deepEqual(sender.tried, []);
      await heal();
      server.pass(minute);
      assert.equal((await run()).sent, 2);
      assert.doesNotMatch(JSON.stringify(server.log), /1406995069|Testesen/);
    });

    it('stops after five in a row that nobody answered', async () => {
      const sender = recording(refusing('unreachable'));
      server.ctx.sender = sender;
      for (let count = 0; count < 4; count++) await submit(server);
      assert.equal((await run()).failed, 5);
      assert.equal(sender.tried.length, 5);
    });

    it('belongs to who claimed it until the lease ends; who lost it changes nothing', async () => {
      server.ctx.sender = recording();
      await submit(server, { json: { ...application } });
      const first = (await claimNext(server.ctx, timing))!;
      const second = (await claimNext(server.ctx, timing))!;
      assert.notEqual(first.id, second.id);
      assert.equal(await claimNext(server.ctx, timing), undefined);
      server.pass(timing.leaseMillis + 1);
      const again = (await claimNext(server.ctx, timing))!;
      assert.ok([first.id, second.id].includes(again.id));
      assert.equal(again.tries, 2);
      const before = again.id === first.id ? first : second;
      await markFailed(server.ctx, before, 'timeout', undefined);
      const stands = async () => (await open()).find(({ id }) => id === again.id)!;
      assert.equal((await stands()).state, 'sending', 'a worker that is too late cannot give it up');
      await markSent(server.ctx, before, 'late');
      assert.equal((await stands()).state, 'sent', 'but taken is taken');
      await markFailed(server.ctx, again, 'timeout', undefined);
      assert.equal((await stands()).state, 'sent');
    });

    it('gives a message up whose worker died at every try', async () => {
      server.ctx.sender = recording();
      await submit(server);
      for (let tries = 0; tries < timing.mostTries; tries++) {
        while (await claimNext(server.ctx, timing));
        server.pass(timing.leaseMillis + 1);
      }
      assert.equal((await run()).dead, 2);
      assert.deepEqual((await open()).map(({ state, lastError }) => [state, lastError]), [['dead', 'died'], ['dead', 'died']]);
    });

    it('is sent by several workers at once, each message by one', async () => {
      const sender = recording(() => new Promise((done) => setTimeout(done, 2)));
      server.ctx.sender = sender;
      for (let count = 0; count < 8; count++) await submit(server);
      const runs = await Promise.all(Array.from({ length: 4 }, run));
      assert.equal(runs.reduce((sum, { sent }) => sum + sent, 0), 16);
      assert.equal(new Set(sender.taken.map(({ key }) => key)).size, 16);
      assert.equal(sender.taken.length, 16);
    });

    it('puts back what is under way when the server stops, as if it had not been tried', async () => {
      let begun = () => {};
      const under = new Promise<void>((resolve) => (begun = resolve));
      server.ctx.sender = recording((_message, signal) => {
        begun();
        return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)));
      });
      await submit(server);
      const stop = startOutbox(server.ctx, 5);
      await under;
      await stop();
      assert.deepEqual((await open()).map(({ state, tries, claimedUntil }) => [state, tries, claimedUntil]), [['waiting', 0, null], ['waiting', 0, null]]);
    });

    it('shows staff what is not sent and nothing of anybody, and sends what was given up again with its key', async () => {
      const sender = recording(refusing('refused', { permanent: true }));
      server.ctx.sender = sender;
      const { answer } = await submit(server, { as: 'voksen' });
      await run();
      const staff = new Visitor(server);
      await staff.post('/api/staff/session', { as: 'demo-vagt' });
      const list = (await staff.get('/api/staff/outbox?state=dead')).body;
      assert.equal(list.counts.dead, 2);
      assert.deepEqual(list.messages.map(({ channel, reference, error, mayRetry }: any) => [channel, reference, error, mayRetry]).sort(), [
        ['digital-post', answer.body.reference, 'refused', true], ['nemsms', answer.body.reference, 'refused', true],
      ]);
      assert.doesNotMatch(JSON.stringify(list), /1406995069|Testesen|recipient|xml/);
      assert.equal((await staff.get(`/api/staff/outbox?reference=${answer.body.reference.toLowerCase()}`)).body.messages.length, 2);
      assert.equal((await staff.get('/api/staff/outbox?state=nonsense')).status, 422);
      assert.equal((await new Visitor(server).get('/api/staff/outbox')).status, 401);
      const { id } = list.messages[0];
      const answers = await Promise.all([1, 2, 3].map(() => staff.post(`/api/staff/outbox/${id}/retry`, undefined)));
      assert.deepEqual(answers.map(({ status }) => status).sort(), [204, 409, 409]);
      assert.equal((await staff.post(`/api/staff/outbox/${randomUUID()}/retry`, undefined)).status, 404);
      const [action] = (await server.ctx.db.select().from(staffActions)).filter(({ outboxId }) => outboxId === id);
      assert.deepEqual([action!.staffId, action!.action], ['demo-vagt', 'send-again']);
      const taking = recording();
      server.ctx.sender = taking;
      assert.equal((await run()).sent, 1);
      const before = sender.tried.find(({ key }) => key === taking.taken[0]!.key)!;
      assert.equal(taking.taken[0]!.xml, before.xml, 'a receiver that knows the key gets the bytes it knows');
    });

    it('forgets whom and what with the application, and sends nothing of it any more', async () => {
      const sender = recording();
      server.ctx.sender = sender;
      const { visitor, answer } = await submit(server, { as: 'voksen' });
      await server.ctx.db.transaction((tx) => eraseApplications(tx as never, [answer.body.id], server.ctx.clock()));
      assert.deepEqual((await open()).map(({ state, payload, lastError }) => [state, payload, lastError]), [['dead', null, 'erased'], ['dead', null, 'erased']]);
      await run();
      assert.deepEqual(sender.tried, []);
      const staff = new Visitor(server);
      await staff.post('/api/staff/session', { as: 'demo-vagt' });
      const list = (await staff.get('/api/staff/outbox?state=dead')).body;
      assert.deepEqual([list.messages, list.counts.dead], [[], 0], 'nothing anybody can do, and no reason for an alarm');
      const [message] = (await staff.get(`/api/staff/outbox?reference=${answer.body.reference}`)).body.messages;
      assert.equal(message.mayRetry, false);
      assert.equal((await staff.post(`/api/staff/outbox/${message.id}/retry`, undefined)).status, 409);
      assert.equal((await visitor.get(`/api/receipts/${answer.body.receiptId}`)).status, 404, 'nobody’s session any more');
    });

    it('is not kept where the receipt is not: both or neither', async () => {
      server.ctx.sender = recording();
      await submit(server);
      const orphans = await server.ctx.db.select({ id: outbox.id }).from(outbox).leftJoin(receipts, eq(receipts.id, outbox.receiptId)).where(eq(receipts.id, outbox.receiptId));
      assert.equal(orphans.length, await server.ctx.db.$count(outbox));
      assert.ok((await server.ctx.db.$count(applications)) > 0);
    });

    it('tells at start of a solution whose receipts nobody would send', async () => {
      const { checkDeliveries } = await import('@faelles/server/outbox/check-deliveries.js');
      const silent = await startTestServer(database, { solutions: { 'test-permit': sendingDefinition({ digitalPost: true, recipient: 'cpr' }) } });
      checkDeliveries(silent.ctx);
      assert.deepEqual(silent.log.filter(({ event }) => event === 'no-delivery').map(({ channels }) => channels), [['digital-post']]);
      await silent.close();
    });
  });
}
