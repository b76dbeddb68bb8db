// Files go along with the answers that speak of them, into a draft that is begun anew: they stay and go with that one.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { runRetention } from '@faelles/server/retention/job.js';
import { databases } from '../support/database.ts';
import { pdf, startTestServer, Visitor, type TestServer } from './app.ts';

const day = 24 * 60 * 60_000;
const fresh = { solution: 'test-permit', definitionVersion: '1.0.0', inputs: {}, language: 'da' };

for (const database of databases) {
  describe(`files of a draft that is begun anew on ${database.name}`, () => {
    let server: TestServer;
    before(async () => void (server = await startTestServer(database)));
    after(() => server.close());

    async function send(visitor: Visitor, draft: string) {
      const headers = { 'content-type': 'application/pdf', 'x-file-name': 'plan.pdf' };
      const { status, body, text } = await visitor.send('POST', `/api/drafts/${draft}/attachments?field=plan`, { bytes: pdf, headers });
      assert.equal(status, 201, text);
      return body as { id: string };
    }
    const status = async (visitor: Visitor, file: { id: string }) => (await visitor.get(`/api/attachments/${file.id}`)).status;

    /** A draft with two files that runs out while its page is open; the page begins a new one with the first of them. */
    async function begunAnew() {
      server.pass(day);
      const visitor = await Visitor.begin(server);
      const old = (await visitor.post('/api/drafts', fresh)).body;
      const [kept, left] = [await send(visitor, old.id), await send(visitor, old.id)];
      await visitor.put(`/api/drafts/${old.id}`, { version: 1, inputs: { plan: [kept, left] }, language: 'da' });
      server.pass(11 * day);
      assert.equal((await visitor.get(`/api/drafts/${old.id}`)).status, 404, 'its time is over');
      const made = await visitor.post('/api/drafts', { ...fresh, inputs: { plan: [kept] } });
      assert.equal(made.status, 201, made.text);
      return { visitor, draft: made.body.id as string, old: old.id as string, kept, left };
    }

    it('stay when the answers name them, and go with the old draft when not', async () => {
      const { visitor, draft, kept, left } = await begunAnew();
      assert.deepEqual([await status(visitor, kept), await status(visitor, left)], [200, 404]);
      server.pass(5 * day);
      await visitor.put(`/api/drafts/${draft}`, { version: 1, inputs: { plan: [kept] }, language: 'da' });
      server.pass(5 * day);
      await runRetention(server.ctx);
      assert.equal(await status(visitor, kept), 200, 'no abandoned upload: a draft speaks of it');
    });

    it('are deleted with the new draft', async () => {
      const { visitor, draft, kept } = await begunAnew();
      assert.equal((await visitor.send('DELETE', `/api/drafts/${draft}`)).status, 204);
      assert.equal(await status(visitor, kept), 404);
    });

    it('are deleted when the new draft has had its time', async () => {
      const { visitor, kept } = await begunAnew();
      server.pass(11 * day);
      await runRetention(server.ctx);
      assert.equal(await status(visitor, kept), 404);
    });

    it('are nobody else’s to take: a draft that names another’s file does not get it', async () => {
      const { visitor, kept } = await begunAnew();
      const stranger = await Visitor.begin(server);
      const theirs = (await stranger.post('/api/drafts', { ...fresh, inputs: { plan: [kept] } })).body;
      await stranger.put(`/api/drafts/${theirs.id}`, { version: 1, inputs: { plan: [kept] }, language: 'da' });
      assert.equal(await status(stranger, kept), 404);
      await stranger.send('DELETE', `/api/drafts/${theirs.id}`);
      assert.equal(await status(visitor, kept), 200);
    });
  });
}
