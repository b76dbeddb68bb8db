// A file over a line that is cut again and again: the client, the wire, the server and its database, all real.
import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { createServer as createHttp, type Server as HttpServer } from 'node:http';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { getRequestListener } from '@hono/node-server';
import { eq } from 'drizzle-orm';
import { createClient } from '@faelles/client';
import { attachmentContents } from '@faelles/server/database/attachments.js';
import { uploads } from '@faelles/server/database/uploads.js';
import { databases } from '../support/database.ts';
import { origin, png, startTestServer, Visitor, type TestServer } from './app.ts';
import { testDefinition } from './definition.ts';

const size = 4_500_000;

/** Passes bytes on until `budget` of them have gone up, then cuts the line in the middle of whatever was on it. */
class Line {
  budget = Infinity;
  cuts = 0;
  readonly #server: Server;
  readonly #open = new Set<Socket>();
  constructor(target: () => number) {
    this.#server = createServer((near) => {
      const far = connect(target(), '127.0.0.1');
      for (const socket of [near, far]) {
        this.#open.add(socket);
        socket.on('error', () => {});
        socket.on('close', () => this.#open.delete(socket));
      }
      near.on('data', (data) => {
        const passed = data.subarray(0, Math.max(0, this.budget));
        this.budget -= data.length;
        if (passed.length > 0) far.write(passed);
        if (this.budget > 0) return;
        this.cuts++;
        this.budget = this.next();
        near.destroy();
        far.end();
      });
      far.on('data', (data) => near.write(data));
      near.on('close', () => far.end());
      far.on('close', () => near.destroy());
    });
  }
  /** What passes until the cut after this one. */
  next: () => number = () => Infinity;
  async listen(): Promise<number> {
    await new Promise<void>((done) => this.#server.listen(0, '127.0.0.1', done));
    return (this.#server.address() as AddressInfo).port;
  }
  close(): void {
    for (const socket of this.#open) socket.destroy();
    this.#server.close();
  }
}

describe('a file over a bad line', { timeout: 60_000 }, () => {
  let server: TestServer;
  let http: HttpServer;
  let line: Line;
  let port: number;
  before(async () => {
    const definition = testDefinition();
    const allow = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return;
      const field = value as Record<string, unknown>;
      if (field['kind'] === 'file') field['maxSize'] = 8_000_000;
      Object.values(field).forEach(allow);
    };
    allow(definition);
    server = await startTestServer(databases[0]!, { solutions: { 'test-permit': definition } });
    http = createHttp(getRequestListener((request, env) => server.app.fetch(request, env as object), { overrideGlobalObjects: false }));
    await new Promise<void>((done) => http.listen(0, '127.0.0.1', done));
    line = new Line(() => (http.address() as AddressInfo).port);
    port = await line.listen();
  });
  after(async () => {
    line.close();
    http.closeAllConnections();
    http.close();
    await server.close();
  });

  async function citizen() {
    const visitor = await Visitor.begin(server);
    const { body: draft } = await visitor.post('/api/drafts', { solution: 'test-permit', definitionVersion: '1.0.0', inputs: {}, language: 'da' });
    const asked: string[] = [];
    const own: typeof fetch = (address, init) => {
      const headers = new Headers(init?.headers);
      headers.set('cookie', visitor.cookie);
      headers.set('origin', origin);
      asked.push(`${init?.method ?? 'GET'} ${String(address).replace(/.*\/api/, '').replace(/[0-9a-f-]{36}/g, ':id')}`);
      return fetch(address, { ...init, headers });
    };
    const client = createClient({ base: `http://127.0.0.1:${port}/api`, fetch: own });
    const bytes = new Uint8Array(randomBytes(size));
    bytes.set(png);
    const upload = { draftId: draft.id as string, field: 'plan', name: 'plan.png', content: new Blob([bytes]) };
    return { client, bytes, upload, asked };
  }
  async function stored(id: string): Promise<string> {
    const [row] = await server.ctx.db.select().from(attachmentContents).where(eq(attachmentContents.id, id));
    return createHash('sha256').update(row!.content).digest('hex');
  }
  const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

  it('comes whole and byte by byte the same, though the line is cut in the middle of every second part', async () => {
    const { client, bytes, upload, asked } = await citizen();
    line.cuts = 0;
    line.budget = 1_600_000;
    line.next = () => 1_600_000;
    const told: number[] = [];
    const ref = await client.attachments.upload(upload, { onProgress: (sent) => told.push(sent) });
    line.budget = Infinity;
    assert.ok(line.cuts >= 2, `${line.cuts} cuts`);
    assert.equal(ref.size, size);
    assert.equal(await stored(ref.id), hash(bytes));
    assert.ok(asked.includes('HEAD /uploads/:id'), 'it asked how far it had come');
    assert.equal(told.at(-1), size);
  });

  it('goes on after a reload where it stopped, and not with a file that only looks the same', async () => {
    const { client, bytes, upload, asked } = await citizen();
    const page = new AbortController();
    const first = client.attachments.upload(upload, { signal: page.signal, onProgress: (sent) => sent >= 2_000_000 && page.abort() });
    await assert.rejects(first, { name: 'AbortError' });
    const [row] = await server.ctx.db.select().from(uploads).where(eq(uploads.draftId, upload.draftId));
    assert.ok(row!.offset >= 1024 * 1024);
    const other = new Uint8Array(bytes);
    other[100]! ^= 1;
    asked.length = 0;
    const changed = await client.attachments.upload({ ...upload, content: new Blob([other]) });
    assert.equal(await stored(changed.id), hash(other));
    assert.ok(asked.includes('POST /drafts/:id/uploads?field=plan'), 'begun anew');
    asked.length = 0;
    const ref = await client.attachments.upload(upload);
    assert.equal(ref.id, row!.id);
    assert.equal(await stored(ref.id), hash(bytes));
    assert.equal(asked.filter((one) => one.startsWith('PATCH')).length, Math.ceil((size - row!.offset) / (1024 * 1024)));
  });
});
