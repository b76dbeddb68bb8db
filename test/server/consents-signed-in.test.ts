// Consents of people who are signed in, and of those they act for.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { eq } from 'drizzle-orm';
import { consentEvents } from '@faelles/server/database/consents.js';
import { databases } from '../support/database.ts';
import { invite, Invited, sharedDefinition, submitShared } from './consent-solution.ts';
import { as, keyed, numbers, startTestServer, type TestServer, type Visitor } from './people.ts';

const digits = (number: string) => number.replace('-', '');
const people = { own: undefined, other: digits(numbers.medforaelder) };

for (const database of databases) {
  describe(`consents of signed-in people on ${database.name}`, () => {
    let server: TestServer;
    before(async () => void (server = await startTestServer(database, { solutions: { shared: sharedDefinition() } })));
    after(() => server.close());

    async function begun() {
      const owner = await as(server, 'voksen');
      const { status, body } = await submitShared(owner, people);
      assert.equal(status, 201, JSON.stringify(body));
      return { owner, id: body.id as string };
    }

    it('need no number beside the right sign-in, and are among one’s own afterwards', async () => {
      const { owner, id } = await begun();
      const other = await invite(server, owner, id, 'other');
      const signedIn = new Invited(server, `#${other.secret}`, await as(server, 'medforaelder'));
      assert.equal((await signedIn.look()).body.state, 'open');
      assert.equal((await signedIn.answer('given')).status, 200);
      assert.equal((await owner.get(`/api/applications/${id}`)).body.state, 'received');
      const mine = (await signedIn.visitor.get('/api/consents')).body.consents;
      assert.ok(mine.some(({ state, request }: any) => state === 'given' && request.id === 'custody'));
      const events = await server.ctx.db.select().from(consentEvents).where(eq(consentEvents.applicationId, id));
      const given = events.find(({ party, type }) => party === 'other' && type === 'given')!;
      assert.equal(given.persons!.actor.kind, 'person');
      assert.equal(given.persons!.actor.id, given.persons!.subject.id, 'the number and the sign-in are the same person');
    });

    it('are not given by the same person twice, nor by another who knows the number', async () => {
      const owner = await as(server, 'voksen');
      const same = await submitShared(owner, { own: undefined, other: digits(numbers.voksen) });
      assert.deepEqual([same.status, same.body.issues], [422, [{ path: 'other', code: 'same-person' }]], 'known by sign-in alone');
      const { owner: again, id } = await begun();
      const other = await invite(server, again, id, 'other');
      const self = new Invited(server, `#${other.secret}`, again);
      await self.identify(numbers.medforaelder);
      const twice = await self.answer('given');
      assert.deepEqual([twice.status, twice.body.issues], [422, [{ path: 'answer', code: 'same-person' }]]);
      const stranger = new Invited(server, `#${other.secret}`, await as(server, 'aeldre'));
      await stranger.identify(numbers.medforaelder);
      assert.equal((await stranger.answer('given')).status, 403);
      assert.equal((await again.get(`/api/applications/${id}/consents`)).body.cases[0].status, 'partly');
    });

    it('can be seen and taken back for another only with power to act', async () => {
      const giver = await as(server, 'medforaelder');
      const { owner, id } = await begun();
      const other = await invite(server, owner, id, 'other');
      const mine = new Invited(server, `#${other.secret}`, giver);
      await mine.answer('given');
      const give = async (level: string) =>
        (await giver.post('/api/powers-of-attorney', { way: 'give', number: numbers.aeldre, scope: ['shared'], level, validFrom: '2026-11-20' }, keyed())).status;
      assert.equal(await give('read'), 201);
      const reader: Visitor = await as(server, 'aeldre');
      const grants = (await reader.get('/api/session')).body.mayActFor;
      const { ref } = grants.find(({ kind, basis }: any) => kind === 'person' && basis === 'power-of-attorney');
      assert.equal((await reader.put('/api/session/on-behalf-of', { ref })).status, 200);
      const entry = (await reader.get('/api/consents')).body.consents.find(({ request }: any) => request.id === 'custody');
      assert.ok(entry, 'may read');
      const refused = await reader.post(`/api/consents/${entry.consentId}/withdrawals`, undefined);
      assert.deepEqual([refused.status, refused.body.type], [403, '/problems/representation-insufficient']);
      assert.equal((await giver.post(`/api/consents/${entry.consentId}/withdrawals`, undefined)).body.state, 'withdrawn');
    });
  });
}
