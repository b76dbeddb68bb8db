import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { eq } from 'drizzle-orm';
import { applications } from '@faelles/server/database/applications.js';
import { consentEvents } from '@faelles/server/database/consents.js';
import { demoSignIn } from '@faelles/server/sessions/demo.js';
import { databases } from '../support/database.ts';
import { goodAnswers, testDefinition } from './definition.ts';
import { as, keyed, numbers, startTestServer, Visitor, type TestServer } from './people.ts';

const text = (words: string) => ({ da: words, en: words });
const definition = testDefinition();
const source = { id: 'person', label: text('CPR') };
const prefilled = testDefinition({
  id: 'prefilled', consents: [], declarations: [],
  steps: [{ id: 'one', title: text('Et'), fields: [{ name: 'person', kind: 'fetched', label: text('Dig'), source, fields: [{ name: 'name', kind: 'text', label: text('Navn') }] }] }],
});
for (const one of [definition, prefilled]) delete (one as { price?: unknown }).price;

for (const database of databases) {
  describe(`acting on behalf of another on ${database.name}`, () => {
    let server: TestServer;
    before(async () => void (server = await startTestServer(database, { solutions: { 'test-permit': definition, prefilled } })));
    after(() => server.close());

    const draft = { solution: 'test-permit', definitionVersion: '1.0.0', inputs: { name: 'Skrevet før' }, language: 'da' };
    const submit = (visitor: Visitor, changes: object = {}, key = keyed()) =>
      visitor.post('/api/applications', { solution: 'test-permit', definitionVersion: '1.0.0', answers: goodAnswers, language: 'da', shownTotalOre: 0, ...changes }, key);
    const choose = (visitor: Visitor, ref: string) => visitor.put('/api/session/on-behalf-of', { ref });
    const session = async (visitor: Visitor) => (await visitor.get('/api/session')).body;
    const refOf = async (visitor: Visitor, name: string) => (await session(visitor)).mayActFor.find((one: any) => one.displayName === name).ref;
    const give = async (giver: Visitor, changes: object = {}) =>
      (await giver.post('/api/powers-of-attorney', { way: 'give', number: numbers.voksen, scope: ['test-permit'], level: 'act', validFrom: '2026-11-20', ...changes }, keyed())).body.id as string;
    const end = (giver: Visitor, id: string) => giver.post(`/api/powers-of-attorney/${id}/withdrawals`, undefined);

    it('begins with a sign-in that changes id and secret and brings along what was being written', async () => {
      const visitor = await Visitor.begin(server);
      const { body: before } = await visitor.get('/api/session');
      assert.deepEqual(before.mayActFor, []);
      const written = (await visitor.post('/api/drafts', draft)).body;
      const old = visitor.cookie;
      const signed = await visitor.post('/api/session', { as: 'voksen' });
      assert.equal(signed.status, 201);
      assert.equal(signed.body.actor.displayName, 'Voksen Testesen');
      assert.notEqual(signed.body.id, before.id);
      assert.notEqual(visitor.cookie, old);
      assert.deepEqual((await visitor.get(`/api/drafts/${written.id}`)).body.inputs, draft.inputs);
      const thief = new Visitor(server);
      thief.cookie = old;
      assert.equal((await thief.get('/api/session')).status, 401, 'who knew the old secret is nobody');
      assert.equal((await visitor.delete('/api/session')).status, 204);
      assert.equal((await visitor.get('/api/session')).status, 401);
    });

    it('does not hand one person’s writing to the next at the same browser', async () => {
      const visitor = await as(server, 'voksen');
      const written = (await visitor.post('/api/drafts', draft)).body;
      await visitor.post('/api/session', { as: 'voksen' });
      assert.equal((await visitor.get(`/api/drafts/${written.id}`)).status, 200, 'the same person signing in again keeps it');
      await visitor.post('/api/session', { as: 'medforaelder' });
      assert.equal((await visitor.get(`/api/drafts/${written.id}`)).status, 404);
    });

    it('names whom one may act for, and never by number', async () => {
      const visitor = await as(server, 'voksen');
      const { mayActFor, ...rest } = await session(visitor);
      assert.deepEqual(mayActFor.map(({ kind, displayName, basis }: any) => [kind, displayName, basis]), [
        ['self', 'Voksen Testesen', undefined], ['child', 'Barn Testesen', 'parental'], ['child', 'Lillebarn Testesen', 'parental'], ['company', 'Eksempel ApS', 'company'],
      ]);
      const persons = await visitor.get('/api/demo/persons');
      const said = JSON.stringify([mayActFor, rest, persons.body]);
      for (const number of Object.values(numbers)) assert.ok(!said.includes(number.slice(0, 6)));
      assert.deepEqual(persons.body.persons.map(({ id }: any) => id), ['voksen', 'medforaelder', 'aeldre', 'barn', 'beskyttet']);
      assert.equal((await visitor.post('/api/session', { as: 'somebody' })).body.issues[0].path, 'as');
    });

    it('is recorded in application, consents and receipt: who acted, for whom, and why', async () => {
      const visitor = await as(server, 'voksen');
      const ref = await refOf(visitor, 'Barn Testesen');
      const chosen = await choose(visitor, ref);
      assert.deepEqual([chosen.body.onBehalfOf.kind, chosen.body.onBehalfOf.displayName, chosen.body.representation], ['child', 'Barn Testesen', { basis: 'parental', ref }]);
      const { status, body } = await submit(visitor);
      assert.equal(status, 201);
      assert.equal(body.actor.displayName, 'Voksen Testesen');
      assert.equal(body.subject.displayName, 'Barn Testesen');
      assert.notEqual(body.actor.id, body.subject.id);
      const events = await server.ctx.db.select().from(consentEvents).where(eq(consentEvents.applicationId, body.id));
      assert.ok(events.length >= 4);
      for (const { persons } of events) {
        assert.equal(persons!.actor.displayName, 'Voksen Testesen');
        assert.equal(persons!.subject.displayName, 'Barn Testesen');
        assert.deepEqual(persons!.representation, { basis: 'parental', ref });
      }
      const { receipt } = (await visitor.get(`/api/receipts/${body.receiptId}`)).body;
      assert.deepEqual([receipt.actor.displayName, receipt.subject.displayName, receipt.representation.basis], ['Voksen Testesen', 'Barn Testesen', 'parental']);
      const self = await choose(visitor, 'self');
      assert.deepEqual([self.body.onBehalfOf, self.body.representation], [undefined, undefined]);
      assert.equal((await submit(visitor)).body.subject.kind, 'self');
    });

    it('takes no ref that is not one’s own', async () => {
      const [voksen, aeldre] = [await as(server, 'voksen'), await as(server, 'aeldre')];
      const child = await refOf(voksen, 'Barn Testesen');
      assert.equal((await choose(aeldre, child)).status, 404);
      const power = await give(aeldre, { level: 'read' });
      const stranger = await as(server, 'medforaelder');
      assert.equal((await choose(stranger, power)).status, 404, 'a power of attorney between others is not there');
      assert.equal((await choose(stranger, 'x'.repeat(90))).status, 404);
      assert.equal((await choose(await Visitor.begin(server), child)).status, 404);
      await end(aeldre, power);
      const over = await choose(voksen, power);
      assert.deepEqual([over.status, over.body.type], [403, '/problems/representation-ended']);
    });

    it('submits only with the level to act, and only in the area', async () => {
      const [voksen, aeldre] = [await as(server, 'voksen'), await as(server, 'aeldre')];
      for (const level of ['read', 'contact']) {
        const power = await give(aeldre, { level });
        await choose(voksen, power);
        const refused = await submit(voksen);
        assert.deepEqual([refused.status, refused.body.type, refused.body.current], [403, '/problems/representation-insufficient', { why: 'level', level }]);
        await end(aeldre, power);
      }
      const elsewhere = await give(aeldre, { scope: ['prefilled'] });
      await choose(voksen, elsewhere);
      assert.deepEqual((await submit(voksen)).body.current, { why: 'area', level: 'act' });
      const here = await give(aeldre);
      await choose(voksen, here);
      const { status, body } = await submit(voksen);
      assert.deepEqual([status, body.subject.displayName, body.representation], [201, 'Ældre Prøvesen', { basis: 'power-of-attorney', ref: here }]);
      await end(aeldre, elsewhere);
      await end(aeldre, here);
    });

    it('ends at once when it is withdrawn: nothing is submitted, nothing typed is lost, nobody becomes the applicant unseen', async () => {
      const [voksen, aeldre] = [await as(server, 'voksen'), await as(server, 'aeldre')];
      const power = await give(aeldre);
      await choose(voksen, power);
      const written = (await voksen.post('/api/drafts', draft)).body;
      await end(aeldre, power);
      const many = async () => (await server.ctx.db.select({ id: applications.id }).from(applications)).length;
      const before = await many();
      const refused = await submit(voksen, { draftId: written.id });
      assert.deepEqual([refused.status, refused.body.type, refused.headers.get('representation')], [403, '/problems/representation-ended', 'ended']);
      assert.equal((await voksen.get('/api/sources/person?data=name')).body.type, '/problems/representation-ended');
      const saved = await voksen.put(`/api/drafts/${written.id}`, { version: 1, inputs: { name: 'Skrevet bagefter' }, language: 'da' });
      assert.deepEqual([saved.status, saved.headers.get('representation')], [200, 'ended']);
      const told = await session(voksen);
      assert.deepEqual([told.representationEnded, told.onBehalfOf.displayName], [true, 'Ældre Prøvesen']);
      assert.equal((await submit(voksen, { draftId: written.id })).status, 403, 'still, until somebody has chosen');
      assert.equal(await many(), before);
      const chosen = await choose(voksen, 'self');
      assert.deepEqual([chosen.body.representationEnded, chosen.headers.get('representation')], [undefined, null]);
      assert.deepEqual((await voksen.get(`/api/drafts/${written.id}`)).body.inputs, { name: 'Skrevet bagefter' });
      assert.equal((await submit(voksen, { draftId: written.id })).body.subject.kind, 'self');
    });

    it('ends when its last day is over', async () => {
      const [voksen, aeldre] = [await as(server, 'voksen'), await as(server, 'aeldre')];
      await choose(voksen, await give(aeldre, { validTo: '2026-11-20' }));
      assert.equal((await session(voksen)).representationEnded, undefined);
      server.pass(14 * 3_600_000);
      assert.equal((await session(voksen)).representationEnded, true);
      assert.equal((await submit(voksen)).body.type, '/problems/representation-ended');
    });

    it('withdrawn while it submits, is submitted or refused, and never half', async () => {
      for (let round = 0; round < 5; round++) {
        const [voksen, aeldre] = [await as(server, 'voksen'), await as(server, 'aeldre')];
        const power = await give(aeldre, { validFrom: '2026-11-21' });
        await choose(voksen, power);
        const [sent, ended] = await Promise.all([submit(voksen), end(aeldre, power)]);
        assert.equal(ended.status, 200);
        if (sent.status === 201) assert.equal(sent.body.subject.displayName, 'Ældre Prøvesen');
        else assert.equal(sent.body.type, '/problems/representation-ended');
      }
    });

    it('has forms filled with the data of whom one acts for, and of nobody else', async () => {
      const visitor = await as(server, 'voksen');
      const fetched = async () => (await visitor.get('/api/sources/person?data=name')).body;
      const own = await fetched();
      assert.deepEqual(own.data, { name: 'Voksen Testesen' });
      assert.deepEqual((await visitor.get('/api/sources/company?data=name')).body.data, { name: 'Eksempel ApS' });
      await choose(visitor, await refOf(visitor, 'Barn Testesen'));
      const childs = await fetched();
      assert.deepEqual(childs.data, { name: 'Barn Testesen' });
      const send = ({ data, proofs, fetchedAt }: any) => submit(visitor, { solution: 'prefilled', answers: { person: { from: 'source', data, proofs, fetchedAt } } });
      assert.equal((await send(own)).body.issues[0].code, 'source-mismatch', 'one’s own data do not pass for a child’s');
      assert.equal((await send(childs)).status, 201);
      assert.equal((await (await as(server, 'beskyttet')).get('/api/sources/person?data=name')).body.state, 'protected');
      const aeldre = await as(server, 'aeldre');
      const power = await give(aeldre, { validFrom: '2026-11-21' });
      await choose(visitor, power);
      assert.equal((await fetched()).state, 'unknown', 'a power of attorney is no look into the registers');
    });

    it('begins on a page of the demo without any script, which another site cannot use', async () => {
      const visitor = new Visitor(server);
      const page = await visitor.get('/demo/sign-in');
      assert.match(page.text, /Log ind som Voksen Testesen/);
      const form = (headers: Record<string, string>, bytes: string) => visitor.send('POST', '/demo/sign-in', { bytes, headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers } });
      assert.equal((await form({ 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }, 'as=voksen')).status, 403);
      const signed = await form({}, 'as=voksen');
      assert.deepEqual([signed.status, signed.headers.get('location')], [303, '/demo/sign-in']);
      assert.match((await visitor.get('/demo/sign-in')).text, /Du er logget ind som <strong>Voksen Testesen/);
      assert.equal((await session(visitor)).actor.displayName, 'Voksen Testesen');
      await form({}, 'as=');
      assert.equal((await visitor.get('/api/session')).status, 401);
    });

    it('has no demo sign-in in production', async () => {
      const config = { ...server.ctx.config, profile: 'production' as const };
      assert.throws(() => demoSignIn(config), /production/);
      const own = await startTestServer(database, { config: { profile: 'production' } });
      try {
        const visitor = new Visitor(own);
        assert.equal((await visitor.get('/api/demo/persons')).status, 404);
        assert.equal((await visitor.get('/demo/sign-in')).status, 404);
        assert.equal((await visitor.post('/api/session', { as: 'voksen' })).status, 404);
        assert.equal((await visitor.post('/api/session', {})).status, 201);
      } finally {
        await own.close();
      }
    });
  });
}
