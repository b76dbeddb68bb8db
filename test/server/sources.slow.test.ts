import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { readConfig } from '@faelles/server/config.js';
import { HttpCheckConfig } from '@faelles/server/checks/http-check.js';
import { httpSource, HttpSourceConfig } from '@faelles/server/sources/http-source.js';
import { demoPersons } from '@faelles/server/sources/demo-source.js';
import { parseCpr } from '@faelles/schemas/identifiers/cpr.js';
import { databases } from '../support/database.ts';
import { startTestServer, Visitor, type TestServer } from './app.ts';
import { testDefinition } from './definition.ts';

const text = (words: string) => ({ da: words, en: words });
const source = { id: 'person', label: text('CPR') };
const definition = testDefinition({
  steps: [
    {
      id: 'one',
      title: text('Et'),
      fields: [
        { name: 'person', kind: 'fetched', label: text('Dig'), source, fields: [{ name: 'name', kind: 'text', label: text('Navn') }, { name: 'birthDate', kind: 'date', label: text('Født'), required: false }] },
        { name: 'email', kind: 'email', label: text('E-mail'), source, prefill: 'email', required: false },
        { name: 'cvr', kind: 'cvr', label: text('CVR'), required: false, checks: [{ ask: 'cvr-exists', message: text('Findes ikke') }] },
      ],
    },
  ],
  consents: [],
  declarations: [],
  price: undefined as never,
});
delete (definition as { price?: unknown }).price;

const submission = (answers: object) => ({ solution: 'test-permit', definitionVersion: '1.0.0', answers, language: 'da', shownTotalOre: 0 });
let key = 0;
const submit = (visitor: Visitor, answers: object) => visitor.post('/api/applications', submission(answers), { 'idempotency-key': `test-key-${++key}` });
const fetched = async (visitor: Visitor, data = 'name,birthDate') => (await visitor.get(`/api/sources/person?data=${data}`)).body;
const asValue = ({ data, proofs, fetchedAt }: any) => ({ from: 'source', data, proofs, fetchedAt });

const database = databases[0];

describe('data from a source', () => {
  let server: TestServer;
  let visitor: Visitor;
  before(async () => {
    server = await startTestServer(database!, { solutions: { 'test-permit': definition }, config: { demoPerson: '0101505006' } });
    visitor = await Visitor.begin(server);
  });
  after(() => server.close());

  it('is given to a session, only what was asked for, with proofs', async () => {
    const answer = await fetched(visitor);
    assert.equal(answer.state, 'found');
    assert.deepEqual(answer.data, { name: 'Test Testesen', birthDate: '2050-01-01' });
    assert.deepEqual(Object.keys(answer.proofs).sort(), ['$whole', 'birthDate', 'name']);
    assert.equal((await new Visitor(server).get('/api/sources/person?data=name')).status, 401);
    assert.equal((await visitor.get('/api/sources/nobody?data=name')).status, 404);
    assert.equal((await visitor.get('/api/sources/person?data=../x')).status, 422);
  });

  it('is taken in as it was delivered, with what the citizen says is wrong, and stands on the receipt', async () => {
    const { status, body } = await submit(visitor, { person: { ...asValue(await fetched(visitor)), correction: 'Jeg hedder noget andet' } });
    assert.equal(status, 201);
    const { receipt } = (await visitor.get(`/api/receipts/${body.receiptId}`)).body;
    const lines = receipt.sections.flatMap((section: any) => section.lines);
    assert.deepEqual(lines.find(({ path }: any) => path === 'person.source').text, source.label);
    assert.equal(lines.find(({ path }: any) => path === 'person.correction').value, 'Jeg hedder noget andet');
  });

  it('is refused when anything of it was changed, left out, or is somebody else’s', async () => {
    const right = asValue(await fetched(visitor));
    const other = await Visitor.begin(server);
    const wrong: object[] = [
      { ...right, data: { ...right.data, name: 'Anden' } },
      { ...right, data: { name: right.data.name } },
      { ...right, fetchedAt: '2020-01-01T00:00:00Z' },
      { ...right, proofs: {} },
      { ...right, data: {}, from: 'protected' },
      asValue(await fetched(visitor, 'name')),
      asValue(await fetched(other)),
    ];
    for (const person of wrong) {
      const { status, body } = await submit(visitor, { person });
      assert.equal(status, 422, JSON.stringify(person));
      assert.deepEqual(body.issues, [{ path: 'person', code: 'source-mismatch' }]);
    }
  });

  it('may be typed by the citizen, who then stands for it', async () => {
    assert.equal((await submit(visitor, { person: { from: 'citizen', data: { name: 'Selvskrevet' } } })).status, 201);
  });

  it('is a beginning that may be changed: the origin stays, and is dropped when it is not genuine', async () => {
    const { data, proofs, fetchedAt } = await fetched(visitor, 'email');
    const person = asValue(await fetched(visitor));
    const origin = { source: 'person', datum: 'email', value: data.email, fetchedAt, proof: proofs.email };
    const answers = { person, email: 'own@example.org', $origins: { email: origin } };
    const { status, body } = await submit(visitor, answers);
    assert.equal(status, 201);
    const { receipt } = (await visitor.get(`/api/receipts/${body.receiptId}`)).body;
    const line = receipt.sections.flatMap((section: any) => section.lines).find(({ path }: any) => path === 'email');
    assert.deepEqual([line.value, line.origin.changed], ['own@example.org', true]);
    for (const wrong of [{ ...origin, value: 'own@example.org' }, { ...origin, datum: 'name' }, { ...origin, proof: '' }]) {
      const taken = await submit(visitor, { ...answers, $origins: { email: wrong } });
      assert.equal(taken.status, 201);
      const view = (await visitor.get(`/api/receipts/${taken.body.receiptId}`)).body;
      assert.equal(view.receipt.sections.flatMap((section: any) => section.lines).find(({ path }: any) => path === 'email').origin, undefined);
    }
    assert.equal((await submit(visitor, { ...answers, $origins: { email: 'x' } })).status, 201, 'what is no origin is dropped');
    assert.equal((await submit(visitor, { ...answers, $origins: { cvr: origin } })).status, 201, 'an origin without its answer is dropped');
  });

  it('hides everything of a protected person', async () => {
    const hidden = await startTestServer(database!, { solutions: { 'test-permit': definition }, config: { demoPerson: '0101505014' } });
    const citizen = await Visitor.begin(hidden);
    const answer = await fetched(citizen);
    assert.deepEqual([answer.state, answer.data, Object.keys(answer.proofs)], ['protected', {}, ['$whole']]);
    const { proofs, fetchedAt } = answer;
    assert.equal((await submit(citizen, { person: { from: 'protected', data: {}, proofs, fetchedAt } })).status, 201);
    await hidden.close();
  });

  it('knows nobody when nobody is signed in', async () => {
    const nobody = await startTestServer(database!, { solutions: { 'test-permit': definition } });
    assert.equal((await fetched(await Visitor.begin(nobody))).state, 'unknown');
    await nobody.close();
  });

  it('is of people who do not exist', () => {
    for (const cpr of demoPersons) assert.ok(parseCpr(cpr).ok, cpr);
  });
});

describe('a register over HTTP', () => {
  const config = HttpSourceConfig.parse({ url: 'https://register.example/person', key: 'k', data: { name: 'navn.fuldt' }, protectedWhen: 'beskyttet' });
  const actor = { kind: 'person' as const, id: 'opaque-1' };
  const answering = (body: unknown, status = 200) => (async () => new Response(JSON.stringify(body), { status })) as typeof fetch;
  const ask = (fetch: typeof globalThis.fetch, who: object = actor) => httpSource(config, fetch).fetch({ actor: who as never }, ['name', 'address'], AbortSignal.timeout(1000));

  it('is read through the mapping', async () => {
    assert.deepEqual(await ask(answering({ navn: { fuldt: 'Test' }, andet: 1 })), { state: 'found', data: { name: 'Test' } });
    assert.deepEqual(await ask(answering({ navn: { fuldt: 'Test' }, beskyttet: true })), { state: 'protected' });
    assert.deepEqual(await ask(answering({}, 404)), { state: 'unknown' });
    assert.deepEqual(await ask(answering({}), { kind: 'anonymous', id: 'x' }), { state: 'unknown' });
    await assert.rejects(ask(answering({}, 500)));
  });

  it('is asked by POST, with the key, and never in the address', async () => {
    const calls: [string, RequestInit][] = [];
    await ask((async (url: string, init: RequestInit) => (calls.push([url, init]), new Response('{}'))) as typeof fetch);
    const [url, init] = calls[0]!;
    assert.deepEqual([url, init.method, (init.headers as Record<string, string>)['authorization']], [config.url, 'POST', 'Bearer k']);
    assert.deepEqual(JSON.parse(init.body as string), { actor, data: ['name', 'address'] });
  });

  it('that is away or slow is said to be away, and nothing about whom is logged', async () => {
    const slow = (() => new Promise(() => {})) as typeof fetch;
    const set = { sources: { person: { ...config, timeoutMs: 100 } } };
    const server = await startTestServer(database!, { solutions: { 'test-permit': definition }, config: set, fetch: slow });
    const visitor = await Visitor.begin(server);
    // The session of this test is a signed-in one.
    const find = server.ctx.sessions.find.bind(server.ctx.sessions);
    server.ctx.sessions.find = async (request) => {
      const found = await find(request);
      return found && { ...found, session: { ...found.session, actor } };
    };
    assert.equal((await fetched(visitor)).state, 'away');
    const line = server.log.find(({ event }) => event === 'source-away')!;
    assert.deepEqual(Object.keys(line).sort(), ['event', 'level', 'source', 'time']);
    await server.close();
  });
});

describe('a check on the server', () => {
  let server: TestServer;
  let visitor: Visitor;
  let answer: () => Promise<Response> = async () => new Response('{}');
  const check = HttpCheckConfig.parse({ url: 'https://check.example/', okWhen: 'found', timeoutMs: 100 });
  before(async () => {
    server = await startTestServer(database!, { solutions: { 'test-permit': definition }, config: { demoPerson: '0101505006', checks: { own: check } }, fetch: (() => answer()) as typeof fetch });
    visitor = await Visitor.begin(server);
  });
  after(() => server.close());
  const ask = async (id: string, value: unknown) => (await visitor.post(`/api/checks/${id}`, { value })).body.verdict;

  it('says yes, no, or that it cannot tell', async () => {
    assert.equal(await ask('cvr-exists', '99999004'), 'ok');
    assert.equal(await ask('cvr-exists', '99999012'), 'not-ok');
    assert.equal(await ask('cvr-exists', { a: 1 }), 'unknown');
    assert.equal(await ask('postal-district', { postalCode: '8000', postalDistrict: 'aarhus c' }), 'ok');
    assert.equal(await ask('postal-district', { postalCode: '8000', postalDistrict: 'Aalborg' }), 'not-ok');
    assert.equal(await ask('postal-district', { postalCode: '4000', postalDistrict: 'Roskilde' }), 'unknown');
    assert.equal((await visitor.post('/api/checks/nothing', { value: 1 })).status, 404);
    assert.equal((await visitor.get('/api/checks/cvr-exists?value=99999004')).status, 404);
    assert.equal((await new Visitor(server).post('/api/checks/cvr-exists', { value: 1 })).status, 401);
  });

  it('over HTTP cannot tell while the service is away, slow or strange', async () => {
    const said: [() => Promise<Response>, string][] = [
      [async () => new Response('{"found":true}'), 'ok'],
      [async () => new Response('{"found":false}'), 'not-ok'],
      [async () => new Response('{}', { status: 404 }), 'not-ok'],
      [async () => new Response('{"found":"x"}'), 'unknown'],
      [async () => new Response('<html>'), 'unknown'],
      [async () => new Response('{}', { status: 500 }), 'unknown'],
      [() => Promise.reject(new TypeError('secret-value')), 'unknown'],
      [() => new Promise(() => {}), 'unknown'],
    ];
    for (const [service, verdict] of said) {
      answer = service;
      assert.equal(await ask('own', 'secret-value'), verdict);
    }
    assert.doesNotMatch(JSON.stringify(server.log), /secret-value/);
  });

  it('is asked again when an application comes: no stops it, anything else does not', async () => {
    const person = { from: 'citizen', data: { name: 'Test' } };
    assert.equal((await submit(visitor, { person, cvr: '99999004' })).status, 201);
    const { status, body } = await submit(visitor, { person, cvr: '99999012' });
    assert.deepEqual([status, body.issues], [422, [{ path: 'cvr', code: 'check', params: { check: 0 } }]]);
  });

  it('can be asked only so often', async () => {
    const tight = await startTestServer(database!, { config: { rates: { ...server.ctx.config.rates, check: 2 } } });
    const citizen = await Visitor.begin(tight);
    const statuses = [];
    for (let at = 0; at < 3; at++) statuses.push((await citizen.post('/api/checks/cvr-exists', { value: '99999004' })).status);
    assert.deepEqual(statuses, [200, 200, 429]);
    await tight.close();
  });
});

describe('the configuration', () => {
  const env = { DATA_SOURCES: '{"person":{"url":"https://r.example","data":{"name":"n"}}}', CHECKS: '{"cvr-exists":{"url":"https://c.example"}}' };
  it('takes registers and checks from the environment', async () => {
    const { sources, checks } = await readConfig({ ...env, DATA_DIR: `${process.env['TMPDIR'] ?? '/tmp'}/faelles-sources-config` });
    assert.equal(sources['person']!.timeoutMs, 5000);
    assert.equal(checks['cvr-exists']!.url, 'https://c.example');
  });
  it('says what is wrong with them, without what stands there', async () => {
    const failing = (bad: object) => readConfig(bad as Record<string, string>).then(() => '', (error: Error) => error.message);
    assert.match(await failing({ DATA_SOURCES: 'secret' }), /DATA_SOURCES: must be JSON/);
    assert.match(await failing({ CHECKS: '{"x":{"url":"ftp://a","key":"secret"}}' }), /CHECKS\.x\.url/);
    assert.doesNotMatch(await failing({ DATA_SOURCES: 'secret', CHECKS: '{"x":{"url":"ftp://a","key":"secret"}}' }), /secret/);
    assert.match(await failing({ NODE_ENV: 'production', DEMO_PERSON: '0101505006' }), /DEMO_PERSON/);
  });
});
