import { test, type TestContext } from 'node:test';
import assert from 'node:assert/strict';
import { ContractError, createClient, NetworkError, ProblemError, type ClientOptions } from '@faelles/client';
import { misbehavingServer, type Behaviour } from './misbehaving-server.ts';

const id = '0d1c3c0a-58a4-4d0b-9a35-6f1f6c9e4a01';
const draft = {
  id,
  solution: 'road-permit',
  definitionVersion: '1.0.0',
  version: 3,
  inputs: { area: '12,5', period: { from: '2026-12-01' } },
  step: 'place',
  language: 'da',
  savedAt: '2026-11-20T10:00:00Z',
  expiresAt: '2026-12-20T10:00:00Z',
};
const save = { version: 2, inputs: draft.inputs, step: 'place', language: 'da' };
const submission = { solution: 'road-permit', definitionVersion: '1.0.0', answers: {}, language: 'da', shownTotalOre: 0 };

async function against(t: TestContext, behaviours: Behaviour[], options: Partial<ClientOptions> = {}) {
  const { base, seen } = await misbehavingServer(t, ...behaviours);
  return { seen, client: createClient({ base, retry: { firstPause: 4, longestPause: 3000 }, ...options }) };
}

test('an answer comes typed, with what nobody agreed on left out', async (t) => {
  const { client, seen } = await against(t, [{ json: { ...draft, secret: 1 } }]);
  assert.deepEqual(await client.drafts.get(id), draft);
  assert.equal(seen[0]?.url, `/api/drafts/${id}`);
});

test('204 is no draft', async (t) => {
  const { client, seen } = await against(t, [{ status: 204 }]);
  assert.equal(await client.drafts.current('road-permit'), undefined);
  assert.equal(seen[0]?.url, '/api/drafts/current?solution=road-permit');
});

test('no session is no error', async (t) => {
  const { client } = await against(t, [{ status: 401, problem: { id: 'not-signed-in' } }]);
  assert.equal(await client.session.get(), undefined);
});

test('a lying server is found out, by path and without what it said', async (t) => {
  const { client } = await against(t, [{ json: { ...draft, version: 'Prøve Person', savedAt: 7 } }]);
  await assert.rejects(client.drafts.get(id), (error: Error) => {
    assert.ok(error instanceof ContractError);
    assert.match(error.message, /^GET \/drafts\/\{id\}: .*version: invalid_type; savedAt: invalid_type/);
    assert.ok(!error.message.includes('Prøve'));
    return true;
  });
});

for (const [name, behaviour] of [
  ['text instead of JSON', { text: '<html>hello</html>' }],
  ['nothing at all', { text: '' }],
  ['null', { json: null }],
] as const) {
  test(`success with ${name} is a clear error`, async (t) => {
    const { client } = await against(t, [behaviour]);
    await assert.rejects(client.drafts.get(id), ContractError);
  });
}

test('an answer is taken as it is when checking is turned off', async (t) => {
  const { client } = await against(t, [{ json: { any: 'thing' } }], { verify: false });
  assert.deepEqual(await client.drafts.get(id), { any: 'thing' });
});

test('a problem keeps its kind, issues and status', async (t) => {
  const issues = [{ path: 'place.area', code: 'too-large', params: { max: 500 } }];
  const { client } = await against(t, [{ status: 422, problem: { id: 'invalid-answers', issues } }]);
  await assert.rejects(client.applications.submit(submission, { idempotencyKey: 'key-12345' }), (error: Error) => {
    assert.ok(error instanceof ProblemError);
    assert.equal(error.id, 'invalid-answers');
    assert.equal(error.status, 422);
    assert.deepEqual(error.problem.issues, issues);
    return true;
  });
});

test("a proxy's own page is a problem without a kind", async (t) => {
  const { client, seen } = await against(t, [{ status: 413, text: '<h1>Too large</h1>' }]);
  await assert.rejects(client.drafts.save(id, save), (error: Error) => {
    assert.ok(error instanceof ProblemError);
    assert.equal(error.status, 413);
    assert.equal(error.id, undefined);
    return true;
  });
  assert.equal(seen.length, 1);
});

test('a lost connection is tried again, a read and a save alike', async (t) => {
  const { client, seen } = await against(t, ['drop', 'drop', { json: draft }]);
  assert.equal((await client.drafts.save(id, save)).version, 3);
  assert.equal(seen.length, 3);
});

test('it gives up after four tries', async (t) => {
  const { client, seen } = await against(t, ['drop']);
  await assert.rejects(client.drafts.get(id), (error: Error) => error instanceof NetworkError && error.reason === 'unreachable');
  assert.equal(seen.length, 4);
});

test('a POST without a key is not sent twice', async (t) => {
  const { client, seen } = await against(t, ['drop']);
  const { version: _version, ...create } = save;
  await assert.rejects(client.drafts.create({ ...create, solution: 'road-permit', definitionVersion: '1.0.0' }), NetworkError);
  assert.equal(seen.length, 1);
});

test('a POST with a key is sent again with the same key', async (t) => {
  const { client, seen } = await against(t, ['drop', { status: 502, text: '' }, { status: 422, problem: { id: 'invalid-answers' } }]);
  await assert.rejects(client.applications.submit(submission, { idempotencyKey: 'key-12345' }), ProblemError);
  assert.deepEqual(
    seen.map((call) => call.headers['idempotency-key']),
    ['key-12345', 'key-12345', 'key-12345'],
  );
  assert.equal(new Set(seen.map((call) => call.body)).size, 1);
});

test('429 and 503 say that nothing was done: anything is sent again, after the time asked for', async (t) => {
  const wait = { status: 429, headers: { 'retry-after': '1' }, problem: { id: 'too-many-requests' } };
  const { client, seen } = await against(t, [wait, { json: draft }]);
  await client.drafts.create({ ...save, solution: 'road-permit', definitionVersion: '1.0.0' } as never);
  assert.equal(seen.length, 2);
  assert.ok(seen[1]!.at - seen[0]!.at >= 990, 'waited the second it was asked to');
});

test('a server that asks for more than a citizen would wait is not waited for', async (t) => {
  const { client, seen } = await against(t, [{ status: 503, headers: { 'retry-after': '3600' }, problem: { id: 'provider-unavailable' } }]);
  await assert.rejects(client.payments.start(id, { method: 'card', shownTotalOre: 1000 }, { idempotencyKey: 'key-12345' }), ProblemError);
  assert.equal(seen.length, 1);
});

test('what the citizen can change is not sent again: 4xx', async (t) => {
  const { client, seen } = await against(t, [{ status: 409, problem: { id: 'price-changed' } }]);
  await assert.rejects(client.applications.submit(submission, { idempotencyKey: 'key-12345' }), ProblemError);
  assert.equal(seen.length, 1);
});

test('a save that meets itself after a lost answer is the answer', async (t) => {
  const { client } = await against(t, ['drop', { status: 409, problem: { id: 'conflict', current: draft } }]);
  assert.deepEqual(await client.drafts.save(id, save), draft);
});

test('a save that meets another page is a conflict with its draft', async (t) => {
  const current = { ...draft, inputs: { area: '99' } };
  const { client } = await against(t, [{ status: 409, problem: { id: 'conflict', current } }]);
  await assert.rejects(client.drafts.save(id, save), (error: Error) => {
    assert.ok(error instanceof ProblemError);
    assert.deepEqual(error.problem.current, current);
    return true;
  });
});

test('deleting what an earlier try has deleted is done', async (t) => {
  const { client } = await against(t, ['drop', { status: 404, problem: { id: 'not-found' } }]);
  await client.drafts.delete(id);
});

test('deleting what was never there is a problem', async (t) => {
  const { client } = await against(t, [{ status: 404, problem: { id: 'not-found' } }]);
  await assert.rejects(client.drafts.delete(id), ProblemError);
});

test('no answer within the time is an error of its own', async (t) => {
  const { client } = await against(t, ['hang'], { timeout: 30, retry: { attempts: 2, firstPause: 1 } });
  await assert.rejects(client.drafts.get(id), (error: Error) => error instanceof NetworkError && error.reason === 'timeout');
});

test('a call is ended by its signal, while it waits for an answer and while it waits to try again', async (t) => {
  for (const behaviours of [['hang'], ['drop']] as Behaviour[][]) {
    const { client, seen } = await against(t, behaviours, { retry: { firstPause: 60_000, longestPause: 60_000 } });
    const controller = new AbortController();
    const call = client.drafts.get(id, { signal: controller.signal });
    while (seen.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    controller.abort();
    await assert.rejects(call, { name: 'AbortError' });
    assert.equal(seen.length, 1);
  }
});

test('a call that was ended before it began is never sent', async (t) => {
  const { client, seen } = await against(t, [{ json: draft }]);
  await assert.rejects(client.drafts.get(id, { signal: AbortSignal.abort() }), { name: 'AbortError' });
  assert.equal(seen.length, 0);
});

test('the secret of a link goes into a header, never into an address', async (t) => {
  const { client, seen } = await against(t, [{ status: 404, problem: { id: 'not-found' } }]);
  await assert.rejects(client.receipts.get(id, { link: 'a-secret-of-a-link' }), ProblemError);
  assert.equal(seen[0]?.headers.authorization, 'Link a-secret-of-a-link');
  assert.ok(!seen[0]?.url.includes('secret'));
});
