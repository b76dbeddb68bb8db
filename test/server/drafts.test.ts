import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { databases } from '../support/database.ts';
import { startTestServer, Visitor, type TestServer } from './app.ts';

const day = 86_400_000;
const fresh = { solution: 'test-permit', definitionVersion: '1.0.0', inputs: { name: 'Ada' }, language: 'da' };

for (const database of databases) {
  describe(`drafts on ${database.name}`, () => {
    let server: TestServer;
    before(async () => void (server = await startTestServer(database)));
    after(() => server.close());

    it('are kept with a version and found again', async () => {
      const visitor = await Visitor.begin(server);
      const none = await visitor.get('/api/drafts/current?solution=test-permit');
      assert.equal(none.status, 204);
      const { status, body } = await visitor.post('/api/drafts', fresh);
      assert.equal(status, 201);
      assert.equal(body.version, 1);
      const saved = await visitor.put(`/api/drafts/${body.id}`, { version: 1, inputs: { name: 'Ada B' }, step: 'files', language: 'en' });
      assert.equal(saved.status, 200);
      assert.equal(saved.body.version, 2);
      const found = await visitor.get('/api/drafts/current?solution=test-permit');
      assert.deepEqual(found.body, saved.body);
      assert.deepEqual((await visitor.get(`/api/drafts/${body.id}`)).body.inputs, { name: 'Ada B' });
    });

    it('tell the slower of two tabs what the other has saved', async () => {
      const visitor = await Visitor.begin(server);
      const { body } = await visitor.post('/api/drafts', fresh);
      await visitor.put(`/api/drafts/${body.id}`, { version: 1, inputs: { name: 'first' }, language: 'da' });
      const late = await visitor.put(`/api/drafts/${body.id}`, { version: 1, inputs: { name: 'second' }, language: 'da' });
      assert.equal(late.status, 409);
      assert.equal(late.body.type, '/problems/conflict');
      assert.deepEqual(late.body.current.inputs, { name: 'first' });
      const another = await visitor.post('/api/drafts', fresh);
      assert.equal(another.status, 409);
      assert.equal(another.body.current.id, body.id);
    });

    it('are saved by exactly one of many at the same moment', async () => {
      const visitor = await Visitor.begin(server);
      const { body } = await visitor.post('/api/drafts', fresh);
      const saves = await Promise.all(
        Array.from({ length: 8 }, (_, n) => visitor.put(`/api/drafts/${body.id}`, { version: 1, inputs: { name: `tab ${n}` }, language: 'da' })),
      );
      assert.equal(saves.filter(({ status }) => status === 200).length, 1);
      assert.equal(saves.filter(({ status }) => status === 409).length, 7);
    });

    it('belong to one session only', async () => {
      const owner = await Visitor.begin(server);
      const { body } = await owner.post('/api/drafts', fresh);
      const stranger = await Visitor.begin(server);
      assert.equal((await stranger.get(`/api/drafts/${body.id}`)).status, 404);
      assert.equal((await stranger.put(`/api/drafts/${body.id}`, { version: 1, inputs: {}, language: 'da' })).status, 404);
      assert.equal((await stranger.delete(`/api/drafts/${body.id}`)).status, 404);
      assert.equal((await owner.get(`/api/drafts/${body.id}`)).status, 200);
      assert.equal((await owner.delete(`/api/drafts/${body.id}`)).status, 204);
      assert.equal((await owner.get(`/api/drafts/${body.id}`)).status, 404);
    });

    it('keep every sign that was typed, even those no database takes', async () => {
      const visitor = await Visitor.begin(server);
      const inputs = { name: 'æøå 👩‍🦽 \u0000 \ud800', days: '1e999', list: [{}, [], null] };
      const { body } = await visitor.post('/api/drafts', { ...fresh, inputs });
      assert.deepEqual((await visitor.get(`/api/drafts/${body.id}`)).body.inputs, inputs);
    });

    it('begin on the newest definition, and are gone after their days', async () => {
      const visitor = await Visitor.begin(server);
      const old = await visitor.post('/api/drafts', { ...fresh, definitionVersion: '0.9.0' });
      assert.equal(old.status, 409);
      assert.deepEqual(old.body.current, { version: '1.0.0' });
      assert.equal((await visitor.post('/api/drafts', { ...fresh, solution: 'nothing-here' })).status, 404);
      const { body } = await visitor.post('/api/drafts', fresh);
      server.pass(9 * day);
      assert.equal((await visitor.get(`/api/drafts/${body.id}`)).status, 200);
      server.pass(2 * day);
      assert.equal((await visitor.get(`/api/drafts/${body.id}`)).status, 404);
      // The dead one does not stand in the way of a new one.
      assert.equal((await visitor.post('/api/drafts', fresh)).status, 201);
    });
  });
}
