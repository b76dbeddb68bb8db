import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createCaller } from '@faelles/client/call.js';
import { ProblemError } from '@faelles/client';
import { verifyCalls } from '@faelles/client/verify.js';
import { misbehavingServer } from './misbehaving-server.ts';

test('a file is asked about as it stands, a receipt beside its signature, a code by itself', async (t) => {
  const { base, seen } = await misbehavingServer(t, { json: { verdict: 'altered' } });
  const calls = verifyCalls(createCaller({ base }));
  const saved = '{ "receipt": {"a":1,"a":2}, "jws": "x" }';
  assert.deepEqual(await calls.file(saved), { verdict: 'altered' });
  await calls.file(saved, { authority: '99999004' });
  await calls.receipt('{"b":1}', 'a.b.c', { authority: '99999004' });
  await calls.receipt('{"b":1}', undefined);
  await calls.code('1357');
  await calls.jws('a.b.c', { authority: '99999004' });
  assert.deepEqual(
    seen.map(({ body }) => body),
    [saved, saved.replace('{', '{"authority":"99999004",'), '{"receipt":{"b":1},"jws":"a.b.c","authority":"99999004"}', '{"receipt":{"b":1}}', '{"code":"1357"}', '{"jws":"a.b.c","authority":"99999004"}'],
  );
  assert.ok(seen.every(({ url, method }) => method === 'POST' && url === '/api/receipts/verify'));
});

test('asked too often: the problem says how long the server wants to be left alone', async (t) => {
  const { base } = await misbehavingServer(t, { status: 429, headers: { 'retry-after': '42' }, problem: { id: 'too-many-requests' } });
  await assert.rejects(verifyCalls(createCaller({ base })).code('A'), (error) => error instanceof ProblemError && error.retryAfter === 42);
});
