import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import { databases } from '../support/database.ts';
import { origin, startTestServer, Visitor, type TestServer } from './app.ts';
import { testDefinition } from './definition.ts';

// Files do not depend on the database: one kind is enough.
const [database] = databases;
const script = 'console.log("fælles")'.repeat(50);

describe('pages', () => {
  let server: TestServer;
  let visitor: Visitor;
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'faelles-pages-'));
    for (const part of ['pages/assets', 'storybook']) await mkdir(join(folder, part), { recursive: true });
    await writeFile(join(folder, 'pages/index.html'), '<!doctype html><title>Forside</title>');
    await writeFile(join(folder, 'pages/shell.html'), '<!doctype html><html lang="da"><title>Skal</title>');
    await writeFile(join(folder, 'pages/assets/journey-B1x9_kQ2.js'), script);
    await writeFile(join(folder, 'pages/assets/journey-B1x9_kQ2.js.br'), brotliCompressSync(script));
    await writeFile(join(folder, 'pages/favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
    await writeFile(join(folder, 'storybook/index.html'), '<!doctype html><title>Storybook</title>');
    await writeFile(join(folder, 'secret.txt'), 'not for anybody');
    const whole = testDefinition({ id: 'broken' });
    const [first, ...steps] = whole.steps;
    const [name, ...fields] = first!.fields;
    const nonsense = { name: 'name', kind: 'nonsense', label: { en: 'x' } };
    const broken = { ...whole, steps: [{ ...first, fields: [{ ...name, when: { var: 'nowhere' } }, ...fields, nonsense] }, ...steps] };
    server = await startTestServer(database!, {
      solutions: { 'test-permit': testDefinition(), broken, 'not-json': '{', misnamed: testDefinition() },
      config: { pagesDir: join(folder, 'pages'), storybookDir: join(folder, 'storybook') },
    });
    visitor = new Visitor(server);
  });
  after(async () => {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('are the start page, and one shell for a solution and its receipts', async () => {
    assert.match((await visitor.get('/')).text, /Forside/);
    for (const path of ['/solutions/test-permit/', '/solutions/test-permit/consent', '/solutions/test-permit/consents', '/solutions/test-permit/receipt/7f0c1d3e-8a52-4c64-9d5e-3f6b1c2a9e01']) {
      const { status, text, headers } = await visitor.get(path);
      assert.equal(status, 200);
      assert.match(text, /Skal/);
      assert.equal(headers.get('cache-control'), 'no-cache');
      assert.match(headers.get('content-type')!, /^text\/html; charset=utf-8$/i);
    }
    const bare = await visitor.get('/solutions/test-permit');
    assert.equal(bare.status, 308);
    assert.equal(bare.headers.get('location'), '/solutions/test-permit/');
  });

  it('say in the demo, in the page itself, that they are one; and only there', async () => {
    const path = '/solutions/test-permit/';
    const { text, headers } = await visitor.get(path);
    assert.match(text, /<html data-profile="demo" lang="da">/);
    const packed = await server.app.request(origin + path, { headers: { 'accept-encoding': 'br' } });
    assert.equal(packed.headers.get('content-encoding'), 'br');
    assert.equal(brotliDecompressSync(new Uint8Array(await packed.arrayBuffer())).toString(), text);
    assert.equal((await visitor.get(path, { headers: { 'if-none-match': headers.get('etag')! } })).status, 304);
    const production = await startTestServer(database!, {
      solutions: { 'test-permit': testDefinition() },
      config: { profile: 'production', pagesDir: join(folder, 'pages') },
    });
    try {
      const real = await new Visitor(production).get(path);
      assert.match(real.text, /<html lang="da">.*Skal/);
      assert.doesNotMatch(real.text, /demo/);
      assert.notEqual(real.headers.get('etag'), headers.get('etag'));
    } finally {
      await production.close();
    }
  });

  it('come packed where the browser takes it, and for ever where the name holds a hash', async () => {
    const path = '/assets/journey-B1x9_kQ2.js';
    const response = await server.app.request(origin + path, { headers: { 'accept-encoding': 'gzip, br' } });
    assert.equal(response.headers.get('content-encoding'), 'br');
    assert.equal(response.headers.get('vary'), 'accept-encoding');
    assert.equal(response.headers.get('cache-control'), 'public, max-age=31536000, immutable');
    assert.match(response.headers.get('content-type')!, /^text\/javascript/);
    assert.equal(brotliDecompressSync(new Uint8Array(await response.arrayBuffer())).toString(), script);
    const plain = await visitor.get(path);
    assert.equal(plain.headers.get('content-encoding'), null);
    assert.equal(plain.text, script);
    const again = await visitor.get('/', { headers: { 'if-none-match': (await visitor.get('/')).headers.get('etag')! } });
    assert.equal(again.status, 304);
  });

  it('that are not there are a calm page in both languages', async () => {
    for (const path of ['/nothing', '/solutions/nothing/', '/solutions/', '/assets/x.js', '/shell.html', '/assets/journey-B1x9_kQ2.js.br']) {
      const { status, text, headers } = await visitor.get(path);
      assert.equal(status, 404, path);
      assert.match(headers.get('content-type')!, /^text\/html/);
      assert.match(text, /<html lang="da">.*Siden findes ikke.*<section lang="en">.*There is no such page/s);
      assert.doesNotMatch(text, /<script|style=/);
    }
    assert.equal((await visitor.get('/plain.css')).status, 200);
  });

  it('never leave their folder', async () => {
    for (const path of ['/../secret.txt', '/%2e%2e/secret.txt', '/assets/..%2f..%2fsecret.txt', '/..%5csecret.txt', '//secret.txt', '/assets/%00']) {
      const response = await server.app.request(origin + path);
      assert.equal(response.status, 404, path);
      assert.doesNotMatch(await response.text(), /not for anybody/);
    }
  });

  it('of a faulty solution say so calmly, and the log says everything', async () => {
    for (const id of ['broken', 'not-json', 'misnamed']) {
      const { status, text } = await visitor.get(`/solutions/${id}/`);
      assert.equal(status, 503, id);
      assert.match(text, /Selvbetjeningen er lukket lige nu.*This service is closed right now/s);
      assert.doesNotMatch(text, /nonsense|nowhere|JSON/);
      assert.equal((await visitor.get(`/solutions/${id}/definition.json`)).status, 503);
    }
    const refused = new Map(server.log.filter(({ event }) => event === 'solution-refused').map((line) => [line.solution, line.faults as string[]]));
    assert.deepEqual([...refused.keys()].sort(), ['broken', 'misnamed', 'not-json']);
    const faults = refused.get('broken')!.join('\n');
    assert.ok(refused.get('broken')!.length >= 2, faults);
    assert.match(faults, /steps\.0\.fields\.3/, 'the path of the unknown kind');
    assert.match(refused.get('not-json')![0]!, /not JSON/);
    assert.match(refused.get('misnamed')![0]!, /folder is "misnamed"/);
    assert.equal((await visitor.get('/solutions/test-permit/')).status, 200, 'the others keep working');
    const { body } = await visitor.get('/api/solutions');
    assert.deepEqual(body.map(({ id, href }: any) => [id, href]), [['test-permit', '/solutions/test-permit/']]);
  });

  it('hand out definitions and their schema', async () => {
    const { body, headers } = await visitor.get('/solutions/test-permit/definition.json');
    assert.deepEqual(body, testDefinition());
    const again = await visitor.get('/solutions/test-permit/definition.json', { headers: { 'if-none-match': headers.get('etag')! } });
    assert.equal(again.status, 304);
    const schema = (await visitor.get('/schemas/form-definition-1.json')).body;
    assert.equal(schema.$schema, 'https://json-schema.org/draft/2020-12/schema');
    assert.ok(schema.required.includes('steps'));
  });

  it('of Storybook may write their own styles, and only there', async () => {
    const { status, headers } = await visitor.get('/storybook/');
    assert.equal(status, 200);
    assert.match(headers.get('content-security-policy')!, /style-src 'self' 'unsafe-inline'.*frame-ancestors 'self'/);
    assert.equal((await visitor.get('/storybook')).headers.get('location'), '/storybook/');
    assert.doesNotMatch((await visitor.get('/')).headers.get('content-security-policy')!, /unsafe/);
  });

  it('of a version that changed without a new number are refused in production, replaced elsewhere', async () => {
    const opened = await database!.open();
    const one = await startTestServer(database!, { opened });
    const changed = testDefinition({ title: { da: 'Ændret', en: 'Changed' } });
    const strict = await startTestServer(database!, { opened, solutions: { 'test-permit': changed }, config: { profile: 'production' } });
    assert.equal((await new Visitor(strict).get('/solutions/test-permit/')).status, 503);
    assert.match(JSON.stringify(strict.log), /1\.0\.0 was served before with other content/);
    const home = await startTestServer(database!, { opened, solutions: { 'test-permit': changed } });
    assert.equal((await new Visitor(home).get('/solutions/test-permit/definition.json')).body.title.da, 'Ændret');
    for (const each of [one, strict, home]) await each.close();
    await opened.close();
  });
});
