import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { runRetention } from '@faelles/server/retention/job.js';
import { uploadParts } from '@faelles/server/database/uploads.js';
import { attachments } from '@faelles/server/database/attachments.js';
import { databases } from '../support/database.ts';
import { png, startTestServer, Visitor, type TestServer } from './app.ts';

const hour = 3_600_000;
const tus = { 'tus-resumable': '1.0.0' };
const sum = (bytes: Uint8Array, algorithm = 'sha256') => `${algorithm} ${createHash(algorithm).update(bytes).digest('base64')}`;

/** A picture of that many bytes: what its content is stands at its beginning. */
function picture(size = 150_000): Uint8Array {
  const bytes = new Uint8Array(randomBytes(size));
  bytes.set(png);
  return bytes;
}

async function withDraft(server: TestServer) {
  const visitor = await Visitor.begin(server);
  const { body: draft } = await visitor.post('/api/drafts', { solution: 'test-permit', definitionVersion: '1.0.0', inputs: {}, language: 'da' });
  const begin = (length: number, name = 'plan.png', field = 'plan') =>
    visitor.send('POST', `/api/drafts/${draft.id}/uploads?field=${field}`, {
      headers: { ...tus, 'upload-length': String(length), 'upload-metadata': `filename ${Buffer.from(name).toString('base64')}` },
    });
  const patch = (at: string, offset: number, bytes: Uint8Array, headers: Record<string, string> = {}) =>
    visitor.send('PATCH', at, {
      bytes,
      headers: { ...tus, 'content-type': 'application/offset+octet-stream', 'upload-offset': String(offset), 'upload-checksum': sum(bytes), ...headers },
    });
  const offset = async (at: string) => {
    const { status, headers } = await visitor.send('HEAD', at, { headers: tus });
    return status === 204 ? Number(headers.get('upload-offset')) : `status ${status}`;
  };
  return { visitor, draft, begin, patch, offset };
}

for (const database of databases) {
  describe(`uploads in parts on ${database.name}`, () => {
    let server: TestServer;
    before(async () => void (server = await startTestServer(database)));
    after(() => server.close());

    it('become an attachment with the very same bytes, whatever was lost on the way', async () => {
      const { visitor, begin, patch, offset } = await withDraft(server);
      const bytes = picture();
      const begun = await begin(bytes.length, '100 % æøå\u202Efdp.png');
      assert.equal(begun.status, 201);
      const at = begun.headers.get('location')!;
      assert.equal(begun.headers.get('tus-resumable'), '1.0.0');
      assert.ok(Date.parse(begun.headers.get('upload-expires')!) > server.ctx.clock().getTime());
      assert.equal(await offset(at), 0);
      assert.equal((await patch(at, 0, bytes.subarray(0, 60_000))).status, 204);
      // The answer to the part was lost: sent again, it is not taken twice.
      const again = await patch(at, 0, bytes.subarray(0, 60_000));
      assert.equal(again.status, 409);
      assert.equal(again.headers.get('upload-offset'), '60000');
      // A part that was changed on the way is thrown away.
      const wrong = await patch(at, 60_000, bytes.subarray(60_000, 90_000), { 'upload-checksum': sum(bytes.subarray(0, 30_000)) });
      assert.equal(wrong.status, 460);
      assert.equal(await offset(at), 60_000);
      // Not whole yet.
      assert.equal((await visitor.post(`${at}/attachment`, undefined)).status, 409);
      assert.equal((await patch(at, 60_000, bytes.subarray(60_000), { 'upload-checksum': sum(bytes.subarray(60_000), 'sha1') })).status, 204);
      const { status, body } = await visitor.post(`${at}/attachment`, undefined);
      assert.equal(status, 201);
      assert.deepEqual({ ...body, id: '' }, { id: '', name: '100 % æøåfdp.png', type: 'image/png', size: bytes.length });
      // Its answer was lost: the same one comes again.
      assert.deepEqual((await visitor.post(`${at}/attachment`, undefined)).body, body);
      const [row] = (await server.ctx.db.select().from(attachments)).filter(({ id }) => id === body.id);
      assert.equal(row?.sha256, createHash('sha256').update(bytes).digest('hex'));
      assert.equal((await server.ctx.db.select().from(uploadParts)).length, 0, 'no part stays behind');
      assert.equal(await offset(at), 'status 404');
    });

    it('are found again by what is in them', async () => {
      const { visitor, draft, begin, patch } = await withDraft(server);
      const bytes = picture();
      await begin(1000);
      const at = (await begin(bytes.length)).headers.get('location')!;
      await patch(at, 0, bytes.subarray(0, 100));
      const { body } = await visitor.get(`/api/drafts/${draft.id}/uploads`);
      const sha256 = createHash('sha256').update(bytes.subarray(0, 100)).digest('hex');
      assert.deepEqual(body.uploads, [{ id: at.split('/').at(-1), field: 'plan', length: bytes.length, offset: 100, sha256 }]);
    });

    it('are refused by size before the first byte, and by content after the last', async () => {
      const { visitor, begin, patch, offset } = await withDraft(server);
      const large = await begin(200_001);
      assert.equal(large.status, 413);
      assert.deepEqual(large.body.issues, [{ path: 'plan', code: 'file-size' }]);
      assert.equal((await begin(0)).status, 422);
      assert.equal((await begin(10, 'x', 'name')).status, 422);
      const program = new Uint8Array([0x4d, 0x5a, ...randomBytes(500)]);
      const at = (await begin(program.length, 'plan.pdf')).headers.get('location')!;
      assert.equal((await patch(at, 0, new Uint8Array(program.length + 1))).status, 413, 'not more than was said');
      await patch(at, 0, program);
      const refused = await visitor.post(`${at}/attachment`, undefined);
      assert.equal(refused.status, 415);
      assert.deepEqual(refused.body.issues, [{ path: 'plan', code: 'file-type' }]);
      assert.equal(await offset(at), 'status 404', 'it is not kept');
    });

    it('count towards what a draft can hold', async () => {
      const { begin } = await withDraft(server);
      const statuses = [];
      for (let n = 0; n < 41; n++) statuses.push((await begin(1000)).status);
      assert.deepEqual([statuses.filter((status) => status === 201).length, statuses[40]], [40, 413]);
    });

    it('belong to one session, and ask for the protocol they speak', async () => {
      const { visitor, begin, draft } = await withDraft(server);
      const at = (await begin(1000)).headers.get('location')!;
      const stranger = await Visitor.begin(server);
      const part = { bytes: png, headers: { ...tus, 'content-type': 'application/offset+octet-stream', 'upload-offset': '0' } };
      assert.equal((await stranger.send('PATCH', at, part)).status, 404);
      assert.equal((await stranger.send('HEAD', at, { headers: tus })).status, 404);
      assert.equal((await stranger.send('DELETE', at)).status, 404);
      assert.equal((await stranger.post(`${at}/attachment`, undefined)).status, 404);
      assert.deepEqual((await stranger.get(`/api/drafts/${draft.id}/uploads`)).body, { uploads: [] });
      const other = await visitor.send('HEAD', at);
      assert.equal(other.status, 412);
      assert.equal(other.headers.get('tus-version'), '1.0.0');
      assert.equal((await visitor.send('PATCH', at, { ...part, headers: { ...part.headers, 'content-type': 'image/png' } })).status, 415);
      assert.equal((await visitor.delete(at)).status, 204);
      assert.equal((await visitor.send('HEAD', at, { headers: tus })).status, 404);
    });

    it('go a day after their last part, and with their draft', async () => {
      const { visitor, draft, begin, patch, offset } = await withDraft(server);
      const at = (await begin(1000)).headers.get('location')!;
      server.pass(20 * hour);
      await patch(at, 0, png);
      server.pass(20 * hour);
      await runRetention(server.ctx);
      assert.equal(await offset(at), png.length);
      server.pass(5 * hour);
      assert.equal(await offset(at), 'status 404');
      await runRetention(server.ctx);
      assert.equal((await server.ctx.db.select().from(uploadParts)).length, 0);
      const other = (await begin(1000)).headers.get('location')!;
      await patch(other, 0, png);
      await visitor.delete(`/api/drafts/${draft.id}`);
      assert.equal((await server.ctx.db.select().from(uploadParts)).length, 0);
    });
  });
}
