import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sessions } from '@faelles/server/database/sessions.js';
import { databases } from '../support/database.ts';
import { origin, startTestServer, Visitor, type TestServer } from './app.ts';

const hour = 3_600_000;

for (const database of databases) {
  describe(`sessions on ${database.name}`, () => {
    let server: TestServer;
    before(async () => void (server = await startTestServer(database)));
    after(() => server.close());

    it('begin once, with a cookie no script and no other site can use', async () => {
      const visitor = new Visitor(server);
      const begun = await visitor.post('/api/session', {});
      assert.equal(begun.status, 201);
      assert.equal(begun.body.actor.kind, 'anonymous');
      const cookie = begun.headers.get('set-cookie')!;
      assert.match(cookie, /^fk_session=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax; Max-Age=2592000$/);
      assert.ok(!cookie.includes(begun.body.id), 'the public id is not the secret');
      const again = await visitor.post('/api/session', {});
      assert.equal(again.status, 200);
      assert.equal(again.body.id, begun.body.id);
      assert.equal((await visitor.get('/api/session')).body.id, begun.body.id);
    });

    it('are stored so that the database does not open them', async () => {
      const visitor = await Visitor.begin(server);
      const secret = visitor.cookie.split('=')[1]!;
      const rows = await server.ctx.db.select().from(sessions);
      assert.ok(rows.length > 0);
      assert.ok(!JSON.stringify(rows).includes(secret));
    });

    it('slide with use and end without it', async () => {
      const visitor = await Visitor.begin(server);
      const first = (await visitor.get('/api/session')).body.expiresAt as string;
      server.pass(20 * 24 * hour);
      const used = await visitor.get('/api/session');
      assert.ok(used.body.expiresAt > first);
      assert.match(used.headers.get('set-cookie')!, /Max-Age=2592000/);
      assert.equal((await visitor.get('/api/session')).headers.get('set-cookie'), null, 'not written at every use');
      server.pass(29 * 24 * hour);
      assert.equal((await visitor.get('/api/session')).status, 200);
      server.pass(31 * 24 * hour);
      assert.equal((await visitor.get('/api/session')).status, 401);
    });

    it('are short and leave with the browser on a shared computer', async () => {
      const visitor = new Visitor(server);
      const begun = await visitor.post('/api/session', { shared: true });
      assert.doesNotMatch(begun.headers.get('set-cookie')!, /Max-Age|Expires/);
      server.pass(hour + 1);
      assert.equal((await visitor.get('/api/session')).status, 401);
    });

    it('end on demand and take what was not submitted along', async () => {
      const visitor = await Visitor.begin(server);
      const kept = visitor.cookie;
      const draft = await visitor.post('/api/drafts', { solution: 'test-permit', definitionVersion: '1.0.0', inputs: {}, language: 'da' });
      const ended = await visitor.delete('/api/session');
      assert.equal(ended.status, 204);
      assert.match(ended.headers.get('set-cookie')!, /^fk_session=; .*Max-Age=0$/);
      visitor.cookie = kept;
      assert.equal((await visitor.get('/api/session')).status, 401, 'a copied cookie is worth nothing any more');
      assert.equal((await visitor.get(`/api/drafts/${draft.body.id}`)).status, 401);
    });

    it('are not begun for another site, whichever way the browser says so', async () => {
      for (const headers of [
        { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
        { origin, 'sec-fetch-site': 'same-site' },
        { origin: 'null', 'sec-fetch-site': 'cross-site' },
      ]) {
        const answer = await new Visitor(server).send('POST', '/api/session', { json: {}, headers });
        assert.equal(answer.status, 403, JSON.stringify(headers));
      }
      const old = (headers: Record<string, string>) =>
        server.app.request(`${origin}/api/session`, { method: 'POST', body: '{}', headers: { 'content-type': 'application/json', ...headers } });
      assert.equal((await old({})).status, 403, 'neither header');
      assert.equal((await old({ origin: 'https://evil.example' })).status, 403);
      assert.equal((await old({ origin })).status, 201, 'a browser that only knows Origin');
    });
  });
}
