import assert from 'node:assert/strict';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { clamScanner } from '@faelles/server/attachments/clamav.js';
import { cleanName, disposition } from '@faelles/server/attachments/name.js';
import { attachments } from '@faelles/server/database/attachments.js';
import { createLog } from '@faelles/server/log.js';
import { runRetention } from '@faelles/server/retention/job.js';
import { databases } from '../support/database.ts';
import { pdf, png, startTestServer, Visitor, type TestServer } from './app.ts';

const day = 86_400_000;

async function withDraft(server: TestServer) {
  const visitor = await Visitor.begin(server);
  const { body } = await visitor.post('/api/drafts', { solution: 'test-permit', definitionVersion: '1.0.0', inputs: {}, language: 'da' });
  const upload = (field: string, bytes: Uint8Array | string, headers: Record<string, string> = {}) =>
    visitor.send('POST', `/api/drafts/${body.id}/attachments?field=${field}`, { bytes, headers });
  return { visitor, upload, draft: body };
}

for (const database of databases) {
  describe(`attachments on ${database.name}`, () => {
    let server: TestServer;
    before(async () => void (server = await startTestServer(database)));
    after(() => server.close());

    it('are what their bytes say, and come back as downloads', async () => {
      const { visitor, upload } = await withDraft(server);
      const name = encodeURIComponent('Trafikplan æøå.pdf');
      const { status, body } = await upload('plan', pdf, { 'content-type': 'text/html', 'x-file-name': name });
      assert.equal(status, 201);
      assert.deepEqual({ ...body, id: '' }, { id: '', name: 'Trafikplan æøå.pdf', type: 'application/pdf', size: pdf.length });
      const found = await visitor.get(`/api/attachments/${body.id}`);
      assert.equal(found.status, 200);
      assert.equal(found.headers.get('content-type'), 'application/pdf');
      assert.equal(found.headers.get('content-disposition'), `attachment; filename*=UTF-8''${name}`);
      assert.equal(found.headers.get('x-content-type-options'), 'nosniff');
      assert.match(found.headers.get('content-security-policy')!, /^sandbox; default-src 'none'$/);
      assert.equal(found.text, new TextDecoder().decode(pdf));
    });

    it('are taken only by fields that take them', async () => {
      const { upload } = await withDraft(server);
      assert.equal((await upload('plan', '<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>', { 'content-type': 'image/png' })).status, 415);
      assert.equal((await upload('plan', 'just words', { 'x-file-name': 'plan.pdf' })).status, 415);
      assert.equal((await upload('places.0.photo', pdf)).status, 415, 'a PDF is no photo');
      assert.equal((await upload('places.0.photo', png)).status, 201);
      for (const field of ['name', 'places', 'nothing', 'places.x.photo', '__proto__', 'constructor']) {
        const { status, body } = await upload(field, png);
        assert.equal(status, 422, field);
        assert.deepEqual(body.issues, [{ path: 'field', code: 'unknown-field' }]);
      }
      assert.equal((await upload('plan', new Uint8Array())).status, 422);
    });

    it('are as large as the field takes, and as the server takes', async () => {
      const { upload } = await withDraft(server);
      const large = new Uint8Array(200_001);
      large.set(png);
      const refused = await upload('plan', large);
      assert.equal(refused.status, 413);
      assert.deepEqual(refused.body.issues, [{ path: 'plan', code: 'file-size' }]);
      assert.equal((await upload('plan', large.subarray(0, 200_000))).status, 201);
      assert.equal((await upload('plan', new Uint8Array(26 * 1024 * 1024))).status, 413);
    });

    it('fill a draft only so far', async () => {
      const { upload } = await withDraft(server);
      const statuses = [];
      for (let n = 0; n < 41; n++) statuses.push((await upload('plan', png)).status);
      assert.deepEqual([...new Set(statuses.slice(0, 40))], [201]);
      assert.equal(statuses[40], 413);
    });

    it('belong to one session, until it deletes them', async () => {
      const { visitor, upload, draft } = await withDraft(server);
      const { body } = await upload('plan', png);
      const stranger = await Visitor.begin(server);
      assert.equal((await stranger.get(`/api/attachments/${body.id}`)).status, 404);
      assert.equal((await stranger.delete(`/api/attachments/${body.id}`)).status, 404);
      assert.equal((await stranger.send('POST', `/api/drafts/${draft.id}/attachments?field=plan`, { bytes: png })).status, 404);
      assert.equal((await visitor.delete(`/api/attachments/${body.id}`)).status, 204);
      assert.equal((await visitor.get(`/api/attachments/${body.id}`)).status, 404);
    });

    it('are not the case system’s before they are submitted', async () => {
      const { upload } = await withDraft(server);
      const { body } = await upload('plan', png);
      const machine = new Visitor(server);
      const headers = { authorization: `Bearer ${server.ctx.config.secrets.machineKey}` };
      assert.equal((await machine.get(`/api/attachments/${body.id}`, { headers })).status, 404);
    });

    it('that no draft speaks of go after two days, others stay', async () => {
      const { visitor, upload, draft } = await withDraft(server);
      const left = (await upload('plan', png)).body;
      const kept = (await upload('plan', pdf)).body;
      await visitor.put(`/api/drafts/${draft.id}`, { version: 1, inputs: { plan: [kept] }, language: 'da' });
      server.pass(3 * day);
      const result = await runRetention(server.ctx);
      assert.ok(result.uploads >= 1);
      assert.equal((await visitor.get(`/api/attachments/${left.id}`)).status, 404);
      assert.equal((await visitor.get(`/api/attachments/${kept.id}`)).status, 200);
    });

    it('are scanned: infected ones refused, unscanned ones in quarantine until the scanner is back', async () => {
      const clamd = await fakeClamd();
      const silent = createLog(() => {});
      const scanner = clamScanner({ host: '127.0.0.1', port: clamd.port, log: silent });
      const own = await startTestServer(database, { scanner });
      try {
        const { visitor, upload } = await withDraft(own);
        const clean = await upload('plan', png);
        assert.equal(clean.status, 201);
        assert.equal((await visitor.get(`/api/attachments/${clean.body.id}`)).status, 200);
        const bad = new TextEncoder().encode(`%PDF-1.7\n${eicar}\n%%EOF`);
        const refused = await upload('plan', bad);
        assert.equal(refused.status, 422);
        assert.deepEqual(refused.body.issues, [{ path: 'plan', code: 'file-infected' }]);
        await clamd.stop();
        const waiting = await upload('plan', png);
        assert.equal(waiting.status, 201);
        assert.equal((await visitor.get(`/api/attachments/${waiting.body.id}`)).status, 403);
        const again = await fakeClamd(clamd.port);
        await runRetention(own.ctx);
        assert.equal((await visitor.get(`/api/attachments/${waiting.body.id}`)).status, 200);
        await again.stop();
      } finally {
        await own.close();
      }
    });

    it('say honestly that nobody has scanned them, when nobody has', async () => {
      const { upload } = await withDraft(server);
      const { body } = await upload('plan', png);
      const rows = await server.ctx.db.select().from(attachments);
      assert.equal(rows.find(({ id }) => id === body.id)?.scan, 'not-scanned');
    });
  });
}

describe('names of attachments', () => {
  it('lose what could mislead', () => {
    for (const [sent, kept] of [
      ['plan.pdf', 'plan.pdf'],
      ['..%2F..%2Fetc%2Fpasswd', 'passwd'],
      ['C%3A%5Cplans%5Cplan.pdf', 'plan.pdf'],
      ['a%00b%0D%0Ac.pdf', 'abc.pdf'],
      ['plan%E2%80%AEfdp.exe', 'planfdp.exe'],
      ['.htaccess', 'htaccess'],
      ['%20%20', 'file'],
      ['%', '%'],
      ['e%CC%81.pdf', 'é.pdf'],
    ] as const) assert.equal(cleanName(sent), kept, sent);
    assert.equal(cleanName(null), 'file');
    const long = cleanName(`${'x'.repeat(500)}.pdf`);
    assert.equal(long.length, 200);
    assert.ok(long.endsWith('.pdf'));
  });

  it('end in what the content is', () => {
    const of = (name: string) => disposition({ name, type: 'application/pdf' });
    assert.equal(of('plan.exe'), "attachment; filename*=UTF-8''plan.exe.pdf");
    assert.equal(of('PLAN.PDF'), "attachment; filename*=UTF-8''PLAN.PDF");
    assert.equal(of(`a"b'(c).pdf`), "attachment; filename*=UTF-8''a%22b%27%28c%29.pdf");
  });
});

/** The antivirus industry's test text, put together here so that no scanner stops this file. */
const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR', 'STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('-');

/** Speaks clamd's INSTREAM and finds the test text; not a scanner, but the whole protocol. */
async function fakeClamd(port = 0): Promise<{ port: number; stop(): Promise<void> }> {
  const server: Server = createServer((socket) => {
    let received = Buffer.alloc(0);
    socket.on('error', () => {});
    socket.on('data', (data: Buffer) => {
      received = Buffer.concat([received, data]);
      const command = 'zINSTREAM\0';
      if (!received.subarray(0, command.length).equals(Buffer.from(command).subarray(0, received.length))) return socket.end('UNKNOWN COMMAND\0');
      const content: Buffer[] = [];
      for (let at = command.length; at + 4 <= received.length; ) {
        const length = received.readUInt32BE(at);
        if (length === 0) {
          const found = Buffer.concat(content).includes('EICAR-STANDARD-ANTIVIRUS-TEST-FILE');
          return socket.end(found ? 'stream: Eicar-Test-Signature FOUND\0' : 'stream: OK\0');
        }
        if (at + 4 + length > received.length) return;
        content.push(received.subarray(at + 4, at + 4 + length));
        at += 4 + length;
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return { port: (server.address() as AddressInfo).port, stop: () => new Promise((resolve) => server.close(() => resolve())) };
}
