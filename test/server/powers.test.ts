import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { eq } from 'drizzle-orm';
import { powerEvents, powers } from '@faelles/server/database/powers.js';
import { runRetention } from '@faelles/server/retention/job.js';
import { databases } from '../support/database.ts';
import { testDefinition } from './definition.ts';
import { as, keyed, numbers, startTestServer, type TestServer, type Visitor } from './people.ts';

const wanted = { way: 'give', number: numbers.aeldre, scope: ['test-permit'], level: 'act', validFrom: '2026-11-20', validTo: '2027-11-19' };

for (const database of databases) {
  describe(`powers of attorney on ${database.name}`, () => {
    let server: TestServer;
    let voksen: Visitor;
    let aeldre: Visitor;
    let medforaelder: Visitor;
    before(async () => {
      server = await startTestServer(database, { solutions: { 'test-permit': testDefinition(), other: testDefinition({ id: 'other' }) } });
      [voksen, aeldre, medforaelder] = [await as(server, 'voksen'), await as(server, 'aeldre'), await as(server, 'medforaelder')];
    });
    after(() => server.close());

    const write = (visitor: Visitor, changes: object = {}, key = keyed()) => visitor.post('/api/powers-of-attorney', { ...wanted, ...changes }, key);
    const list = async (visitor: Visitor) => (await visitor.get('/api/powers-of-attorney')).body;
    const inList = async (visitor: Visitor, id: string) => (await list(visitor)).powers.find((one: any) => one.id === id);
    const answer = (visitor: Visitor, id: string, answer: string) => visitor.post(`/api/powers-of-attorney/${id}/answers`, { answer });
    const withdraw = (visitor: Visitor, id: string) => visitor.post(`/api/powers-of-attorney/${id}/withdrawals`, undefined);
    const mayActFor = async (visitor: Visitor) => (await visitor.get('/api/session')).body.mayActFor;

    it('are given by one and seen by both, each in their own words', async () => {
      const given = await write(voksen, { name: 'Min nabo' });
      assert.equal(given.status, 201);
      assert.equal(given.body.status, 'active');
      assert.equal(given.body.mine, 'giver');
      assert.equal(given.body.receiver.displayName, 'Min nabo');
      assert.deepEqual([given.body.mayAnswer, given.body.mayWithdraw], [false, true]);
      const { id } = given.body;
      const got = await inList(aeldre, id);
      assert.equal(got.mine, 'receiver');
      assert.equal(got.giver.displayName, 'Voksen Testesen');
      assert.equal(got.receiver.displayName, '', 'the giver’s word for the receiver is the giver’s');
      assert.ok(got.mayAnswer && got.mayWithdraw);
      assert.equal(await inList(medforaelder, id), undefined);
      assert.equal((await answer(aeldre, id, 'accepted')).body.receiver.displayName, 'Ældre Prøvesen');
      assert.equal((await inList(voksen, id)).receiver.displayName, 'Ældre Prøvesen', 'who has accepted has shown themselves');
      const choice = (await mayActFor(aeldre)).find((one: any) => one.ref === id);
      assert.deepEqual(choice, {
        ref: id, kind: 'person', displayName: 'Voksen Testesen', basis: 'power-of-attorney', level: 'act', until: '2027-11-19',
        scope: [{ id: 'test-permit', label: { da: 'Tilladelse', en: 'Tilladelse (en)' } }],
      });
      assert.equal((await withdraw(voksen, id)).body.status, 'withdrawn');
      assert.ok(!(await mayActFor(aeldre)).some((one: any) => one.ref === id));
      assert.deepEqual((await inList(aeldre, id)).history.map((one: any) => one.type), ['given', 'accepted', 'withdrawn']);
    });

    it('are asked for, and hold when the giver has said yes', async () => {
      const asked = (await write(medforaelder, { way: 'ask', number: numbers.voksen, level: 'read' })).body;
      assert.equal(asked.status, 'requested');
      assert.equal(asked.giver.displayName, '');
      assert.ok(!(await mayActFor(medforaelder)).some((one: any) => one.ref === asked.id));
      assert.equal((await answer(medforaelder, asked.id, 'accepted')).status, 409, 'nobody says yes to themselves');
      assert.equal((await answer(aeldre, asked.id, 'accepted')).status, 404, 'nor to what is between others');
      const accepted = await answer(voksen, asked.id, 'accepted');
      assert.deepEqual([accepted.status, accepted.body.status], [200, 'active']);
      assert.ok((await mayActFor(medforaelder)).some((one: any) => one.ref === asked.id && one.level === 'read'));
      assert.equal((await withdraw(medforaelder, asked.id)).body.status, 'withdrawn', 'the receiver may give it up');
    });

    it('can be refused from either beginning, and dropped by who asked', async () => {
      const asked = (await write(medforaelder, { way: 'ask', number: numbers.voksen })).body;
      assert.equal((await answer(voksen, asked.id, 'rejected')).body.status, 'rejected');
      const told = await inList(medforaelder, asked.id);
      assert.deepEqual([told.status, told.giver.displayName], ['rejected', ''], 'who says no stays unknown');
      const given = (await write(voksen, { number: numbers.medforaelder })).body;
      assert.equal((await answer(medforaelder, given.id, 'rejected')).body.status, 'rejected');
      const dropped = (await write(medforaelder, { way: 'ask', number: numbers.voksen })).body;
      assert.equal((await withdraw(medforaelder, dropped.id)).body.status, 'withdrawn');
      const late = await answer(voksen, dropped.id, 'accepted');
      assert.deepEqual([late.status, late.body.type, late.body.current], [410, '/problems/gone', { status: 'withdrawn' }]);
    });

    it('are one however often they are sent, answered and ended', async () => {
      const key = keyed();
      const [first, second] = await Promise.all([write(voksen, { level: 'contact' }, key), write(voksen, { level: 'contact' }, key)]);
      const clicked = await Promise.all([1, 2, 3].map(() => write(voksen, { level: 'contact' })));
      assert.deepEqual(new Set([first, second, ...clicked].map(({ body }) => body.id)), new Set([first.body.id]));
      const { id } = first.body;
      await Promise.all([1, 2, 3, 4].map(() => answer(aeldre, id, 'accepted')));
      const ended = await Promise.all([withdraw(voksen, id), withdraw(voksen, id), withdraw(voksen, id)]);
      assert.deepEqual(ended.map(({ status, body }) => [status, body.status]), Array(3).fill([200, 'withdrawn']));
      const events = await server.ctx.db.select().from(powerEvents).where(eq(powerEvents.powerId, id)).orderBy(powerEvents.position);
      assert.deepEqual(events.map(({ type }) => type), ['given', 'accepted', 'withdrawn']);
      const again = await write(voksen, { level: 'contact' });
      assert.notEqual(again.body.id, id, 'what has ended may be given again');
      await withdraw(voksen, again.body.id);
    });

    it('end by the server’s clock', async () => {
      const short = (await write(voksen, { level: 'read', validTo: '2026-11-21' })).body;
      const later = (await write(voksen, { level: 'read', validFrom: '2026-11-22', validTo: '2026-11-22' })).body;
      const holds = async () => (await mayActFor(aeldre)).map((one: any) => one.ref).filter((ref: string) => [short.id, later.id].includes(ref));
      assert.deepEqual(await holds(), [short.id]);
      // 20 November 11:00 in Copenhagen; 36 hours and a bit later the 21st is over there, though not yet in UTC.
      server.pass(36.25 * 3_600_000);
      assert.deepEqual(await holds(), [short.id]);
      server.pass(3_600_000);
      assert.deepEqual(await holds(), [later.id]);
      assert.equal((await inList(aeldre, short.id)).status, 'expired');
      assert.equal((await answer(aeldre, short.id, 'accepted')).body.current.status, 'expired');
      assert.equal((await withdraw(voksen, short.id)).status, 410);
      await withdraw(voksen, later.id);
    });

    it('are given by nobody below 15, and by nobody who is not signed in', async () => {
      const barn = await as(server, 'barn');
      const young = await write(barn, { validFrom: '2026-11-22' });
      assert.deepEqual([young.status, young.body.type], [422, '/problems/giver-too-young']);
      const askedOfChild = await write(voksen, { way: 'ask', number: numbers.barn, validFrom: '2026-11-22' });
      assert.equal(askedOfChild.body.type, '/problems/giver-too-young');
      assert.equal((await write(voksen, { number: numbers.barn, validFrom: '2026-11-22' })).status, 201, 'a receiver may be any age');
      const anonymous = await as(server, undefined);
      assert.equal((await write(anonymous, { validFrom: '2026-11-22' })).status, 401);
      assert.deepEqual((await list(anonymous)).powers, []);
    });

    it('tell nobody whether a number is anybody’s', async () => {
      const known = await write(voksen, { way: 'ask', number: numbers.aeldre, level: 'contact', validFrom: '2026-11-22' });
      const unknown = await write(voksen, { way: 'ask', number: '290296-5002', level: 'contact', validFrom: '2026-11-22' });
      const shape = ({ status, body }: { status: number; body: any }) => [status, { ...body, id: '', giver: { ...body.giver, id: '' }, receiver: { ...body.receiver, id: '' } }];
      assert.deepEqual(shape(known), shape(unknown));
      const all = JSON.stringify([await list(voksen), await list(aeldre), server.log, await server.ctx.db.select().from(powers), await server.ctx.db.select().from(powerEvents)]);
      for (const number of Object.values(numbers)) assert.ok(!all.includes(number) && !all.includes(number.replace('-', '')), 'a number is kept nowhere');
      const [one] = (await list(aeldre)).powers;
      assert.ok(!JSON.stringify(one).includes((await voksen.get('/api/session')).body.actor.id), 'nor the id of a person in another’s view');
    });

    it('say what is wrong with the body, by path', async () => {
      const wrong = async (changes: object) => (await write(voksen, { validFrom: '2026-11-22', ...changes })).body.issues?.map((one: any) => `${one.path} ${one.code}`);
      assert.deepEqual(await wrong({ number: '123456-7890' }), ['number cpr-date']);
      assert.deepEqual(await wrong({ number: numbers.voksen }), ['number same-person']);
      assert.deepEqual(await wrong({ number: '99999004' }), ['number same-person'], 'the company one signs for is oneself');
      assert.deepEqual(await wrong({ number: '12345678' }), ['number cvr-check']);
      assert.deepEqual(await wrong({ scope: ['nothing'] }), ['scope.0 option']);
      assert.deepEqual(await wrong({ scope: ['test-permit', 'other'] }), ['scope too-many']);
      assert.deepEqual(await wrong({ validFrom: '2026-02-30' }), ['validFrom date-invalid']);
      assert.deepEqual(await wrong({ validFrom: '2026-11-01' }), ['validFrom date-too-early']);
      assert.deepEqual(await wrong({ validTo: '2026-11-21' }), ['validTo period-order']);
      assert.deepEqual(await wrong({ level: 'own' }), ['level option']);
    });

    it('reach a company through who signs for it', async () => {
      const given = (await write(aeldre, { number: '99 99 90 04', validFrom: '2026-11-22' })).body;
      assert.ok((await mayActFor(voksen)).some((one: any) => one.ref === given.id && one.displayName === 'Ældre Prøvesen'));
      assert.equal((await inList(voksen, given.id)).receiver.kind, 'company');
      assert.ok(!(await mayActFor(medforaelder)).some((one: any) => one.ref === given.id));
    });

    it('leave events that nothing can change', async () => {
      const { db } = server.ctx;
      const refusal = /append-only/;
      const causes = (error: any) => assert.match(String(error.cause ?? error), refusal);
      await db.update(powerEvents).set({ type: 'rejected' }).then(() => assert.fail(), causes);
      await db.delete(powerEvents).then(() => assert.fail(), causes);
      await db.update(powerEvents).set({ actorId: null }).where(eq(powerEvents.position, 3));
    });

    it('forget who they were between, five years after their end', async () => {
      const { db } = server.ctx;
      const ended = (await write(voksen, { validFrom: '2026-11-22', level: 'contact', name: 'Min nabo' })).body;
      const lasting = (await write(voksen, { validFrom: '2026-11-22', level: 'act', validTo: undefined })).body;
      await withdraw(voksen, ended.id);
      const own = await startTestServer(database, { opened: { db, kind: 'pglite', close: async () => {} } });
      try {
        own.pass(5 * 366 * 24 * 3_600_000);
        assert.ok((await runRetention(own.ctx)).powers > 0);
        assert.equal((await runRetention(own.ctx)).powers, 0);
        const [row] = await db.select().from(powers).where(eq(powers.id, ended.id));
        assert.deepEqual([row!.giverId, row!.giverName, row!.receiverId, row!.otherName, row!.status], ['', null, '', null, 'withdrawn']);
        assert.deepEqual((await db.select().from(powerEvents).where(eq(powerEvents.powerId, ended.id))).map(({ actorId }) => actorId), [null, null]);
        const [still] = await db.select().from(powers).where(eq(powers.id, lasting.id));
        assert.notEqual(still!.giverId, '', 'one that has no end is kept');
      } finally {
        await own.close();
      }
    });

    it('are not written by the hundred', async () => {
      const busy = await as(server, 'medforaelder');
      const statuses: number[] = [];
      for (let n = 0; n < 40; n++) {
        server.pass(4_000);
        statuses.push((await write(busy, { validFrom: '2026-12-01', validTo: `2027-01-${String((n % 28) + 1).padStart(2, '0')}`, level: n < 28 ? 'read' : 'act' })).status);
      }
      assert.equal(statuses.at(-1), 429);
      assert.ok(statuses.filter((status) => status === 201).length <= 30);
    });
  });
}
