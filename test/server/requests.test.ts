// What anybody can throw at the server: wrong shapes, endless bodies, hostile names, too many calls.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { databases } from '../support/database.ts';
import { origin, startTestServer, Visitor, type TestServer } from './app.ts';

for (const database of databases) {
  describe(`requests on ${database.name}`, () => {
    let server: TestServer;
    let visitor: Visitor;
    before(async () => {
      server = await startTestServer(database);
      visitor = await Visitor.begin(server);
    });
    after(() => server.close());

    const raw = (bytes: string | Uint8Array, type = 'application/json') =>
      visitor.send('POST', '/api/drafts', { bytes, headers: { 'content-type': type } });

    it('answer unknown routes with problem details', async () => {
      for (const path of ['/api/nothing', '/api/', '/api/drafts/none/such', '/api/drafts/not-a-uuid']) {
        const { status, headers, body } = await visitor.get(path);
        assert.equal(status, 404, path);
        assert.equal(headers.get('content-type'), 'application/problem+json');
        assert.deepEqual(body, { type: '/problems/not-found', title: 'There is nothing here', status: 404 });
      }
      assert.equal((await visitor.send('PUT', '/api/session', { json: {} })).status, 404);
    });

    it('with a body that is no JSON are 400, of another type 415', async () => {
      for (const bytes of ['', '{', '{"a":1}x', '\u{feff}nonsense', new Uint8Array([0x22, 0xff, 0x22])]) {
        const { status, body } = await raw(bytes);
        assert.equal(status, 400, String(bytes));
        assert.equal(body.type, '/problems/invalid-request');
      }
      assert.equal((await raw('{}', 'text/plain')).status, 415);
      assert.equal((await raw('{}', 'application/x-www-form-urlencoded')).status, 415);
    });

    it('of the wrong shape are 422 with paths', async () => {
      const { status, body } = await visitor.post('/api/drafts', { solution: 7, inputs: [], language: 'da', extra: 1 });
      assert.equal(status, 422);
      assert.deepEqual(
        body.issues.toSorted((a: any, b: any) => a.path.localeCompare(b.path)),
        [
          { path: 'definitionVersion', code: 'required' },
          { path: 'extra', code: 'unknown-field' },
          { path: 'inputs', code: 'type' },
          { path: 'solution', code: 'type' },
        ],
      );
    });

    it('that are too large are 413, whether they say so or not', async () => {
      const large = JSON.stringify({ solution: 'x'.repeat(600 * 1024) });
      assert.equal((await raw(large)).status, 413);
      let sent = 0;
      const endless = new ReadableStream({
        pull(controller) {
          sent += 65_536;
          if (sent > 50_000_000) controller.close();
          else controller.enqueue(new Uint8Array(65_536));
        },
      });
      const response = await server.app.request(`${origin}/api/drafts`, {
        method: 'POST',
        body: endless,
        duplex: 'half',
        headers: { cookie: visitor.cookie, 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' },
      } as RequestInit);
      assert.equal(response.status, 413);
      assert.ok(sent < 2_000_000, 'it does not read on');
    });

    it('cannot reach a prototype', async () => {
      const { status, body } = await raw('{"solution":"test-permit","definitionVersion":"1.0.0","language":"da","inputs":{"__proto__":{"admin":true}}}');
      assert.equal(status, 422);
      assert.deepEqual(body.issues, [{ path: 'inputs.__proto__', code: 'unknown-field' }]);
      const inputs = { constructor: { prototype: { admin: true } }, toString: 'x', hasOwnProperty: 'y' };
      const own = await Visitor.begin(server);
      const kept = await own.post('/api/drafts', { solution: 'test-permit', definitionVersion: '1.0.0', language: 'da', inputs });
      assert.equal(kept.status, 201);
      assert.deepEqual((await own.get(`/api/drafts/${kept.body.id}`)).body.inputs, inputs);
      assert.equal(({} as { admin?: unknown }).admin, undefined);
      assert.equal((await visitor.get('/solutions/__proto__/definition.json')).status, 404);
      assert.equal((await visitor.get('/solutions/constructor/definition.json')).status, 404);
    });

    it('nested without end, or with numbers beyond counting, are 422', async () => {
      const deep = '['.repeat(100_000) + ']'.repeat(100_000);
      assert.equal((await raw(`{"inputs":${deep}}`)).status, 422);
      assert.equal((await raw('{"inputs":{"a":1e999}}')).status, 422);
    });

    it('answer a fault without details, and log it without data', async () => {
      const db = server.ctx.db;
      const visitor = await Visitor.begin(server);
      const secret = 'Hemmelige Hansen';
      server.ctx.db = new Proxy(db, {
        get: (target, name) => {
          if (name === 'transaction') return () => Promise.reject(new Error(`Failed query: insert … params: ${secret}`));
          return Reflect.get(target, name);
        },
      });
      const { status, text } = await visitor.send('POST', '/api/drafts', {
        json: { solution: 'test-permit', definitionVersion: '1.0.0', inputs: { name: secret }, language: 'da' },
        headers: { 'expect-fault': 'yes' },
      });
      server.ctx.db = db;
      assert.equal(status, 500);
      assert.deepEqual(JSON.parse(text), { type: '/problems/internal', title: 'Something went wrong on the server', status: 500 });
      const line = server.log.findLast(({ event }) => event === 'request-failed');
      assert.equal(line?.route, '/api/drafts');
      assert.ok(!JSON.stringify(server.log).includes(secret));
    });

    it('log the route, never the address, its query or its ids', async () => {
      await visitor.get('/api/drafts/current?solution=010150-5006');
      const line = server.log.findLast(({ event }) => event === 'request')!;
      assert.deepEqual(Object.keys(line).sort(), ['event', 'level', 'method', 'ms', 'route', 'status', 'time']);
      assert.equal(line.route, '/api/drafts/current');
      assert.ok(!JSON.stringify(server.log).includes('010150'));
    });

    it('carry headers that keep a browser in its place', async () => {
      for (const path of ['/', '/api/health', '/solutions/test-permit/definition.json', '/nothing']) {
        const { headers } = await visitor.get(path);
        assert.equal(headers.get('x-content-type-options'), 'nosniff', path);
        assert.equal(headers.get('referrer-policy'), 'no-referrer');
        assert.equal(headers.get('cross-origin-opener-policy'), 'same-origin');
        const policy = headers.get('content-security-policy')!;
        for (const part of [
          "default-src 'self'", "trusted-types lit-html 'allow-duplicates'", "require-trusted-types-for 'script'",
          "frame-ancestors 'none'", "form-action 'self'", "base-uri 'none'",
        ]) assert.ok(policy.split('; ').includes(part), `${path}: ${part}`);
      }
    });

    it('count reports of the content policy without keeping them', async () => {
      const before = server.log.length;
      const { status } = await visitor.send('POST', '/api/csp-reports', {
        bytes: '{"csp-report":{"document-uri":"https://x/?cpr=0101505006"}}',
        headers: { 'content-type': 'application/csp-report', 'sec-fetch-site': 'cross-site' },
      });
      assert.equal(status, 204);
      assert.ok(server.log.slice(before).some(({ event }) => event === 'csp-report'));
      assert.ok(!JSON.stringify(server.log).includes('0101505006'));
    });

    it('are limited per session, and let in again as time goes', async () => {
      const limited = await startTestServer(database, { config: { rates: { read: 5, write: 100, upload: 5, part: 5, session: 50, link: 5, webhook: 5, lookup: 5, source: 5, check: 5 } } });
      try {
        const eager = await Visitor.begin(limited);
        const statuses = [];
        for (let n = 0; n < 7; n++) statuses.push((await eager.get('/api/session')).status);
        assert.deepEqual(statuses, [200, 200, 200, 200, 200, 429, 429]);
        const refused = await eager.get('/api/session');
        assert.equal(refused.body.type, '/problems/too-many-requests');
        assert.equal(refused.headers.get('retry-after'), '12');
        assert.equal((await (await Visitor.begin(limited)).get('/api/session')).status, 200, 'another session is not held up');
        limited.pass(12_000);
        assert.equal((await eager.get('/api/session')).status, 200);
      } finally {
        await limited.close();
      }
    });

    it('follow-up events take names of the definition and nothing else', async () => {
      const event = {
        type: 'error-shown', solution: 'test-permit', definitionVersion: '1.0.0', visit: '7f0c1d3e-8a52-4c64-9d5e-3f6b1c2a9e01',
        at: '2026-11-20T10:00:00Z', step: 'applicant', field: 'name', rule: 'required', language: 'da',
      };
      const send = (json: unknown) => visitor.post('/api/events', json);
      assert.equal((await send(event)).status, 204);
      assert.equal((await send([event, { ...event, type: 'submitted', step: 'check', field: undefined, rule: undefined }])).status, 204);
      for (const wrong of [{ field: '010150-5006' }, { rule: 'Ada Lovelace' }, { step: 'ada' }, { language: 'my name is Ada' }, { name: 'Ada' }, { solution: 'x' }]) {
        assert.equal((await send({ ...event, ...wrong })).status, 422, JSON.stringify(wrong));
      }
    });

    it('find a contract that names every route', async () => {
      const { status, body } = await visitor.get('/api/openapi.json');
      assert.equal(status, 200);
      assert.equal(body.openapi, '3.1.0');
      const text = JSON.stringify(body);
      for (const [, name] of text.matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)) {
        assert.ok(name! in body.components.schemas, `${name} is referred to and not there`);
      }
      assert.ok(!/"\$ref":"(?!#\/components\/)/.test(text), 'a reference that leads nowhere in OpenAPI');
      assert.ok(body.paths['/api/drafts/{id}'].put.requestBody.content['application/json'].schema.$ref.endsWith('/DraftSave'));
      assert.ok(body.paths['/api/applications'].post.parameters.some((one: any) => one.name === 'Idempotency-Key'));
    });
  });
}
