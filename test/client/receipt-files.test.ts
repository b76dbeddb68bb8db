// The status of a case and the files of a receipt, as the client asks for them.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { createClient, NetworkError, ProblemError } from '@faelles/client';
import { cases } from '../../stories/receipt/case-status.fixture.ts';
import { misbehavingServer, type Behaviour } from './misbehaving-server.ts';

const id = '0d1c3c0a-58a4-4d0b-9a35-6f1f6c9e4a01';
const setUp = async (t: Parameters<typeof misbehavingServer>[0], ...behaviours: Behaviour[]) => {
  const { base, seen } = await misbehavingServer(t, ...behaviours);
  return { seen, receipts: createClient({ base, retry: { firstPause: 4, longestPause: 30 } }).receipts };
};

test('the status comes typed, by the session or by a link whose secret is in no address', async (t) => {
  const { receipts, seen } = await setUp(t, { json: cases.refused });
  assert.deepEqual(await receipts.status(id), cases.refused);
  assert.deepEqual(await receipts.status(id, { link: 'secret' }), cases.refused);
  assert.deepEqual(seen.map(({ url, headers }) => [url, headers.authorization]), [[`/api/receipts/${id}/status`, undefined], [`/api/receipts/${id}/status`, 'Link secret']]);
});

test('a status nobody has agreed on is found out', async (t) => {
  const { receipts } = await setUp(t, { json: { ...cases.created, current: { ...cases.created.current, status: 'lost' } } });
  await assert.rejects(receipts.status(id), { name: 'ContractError' });
});

test('a file has the name the server gave it, and its words in the language asked for', async (t) => {
  const headers = { 'content-type': 'text/calendar; charset=utf-8', 'content-disposition': "attachment; filename*=UTF-8''RV-2026-%C3%A6.ics" };
  const { receipts, seen } = await setUp(t, { headers, text: 'BEGIN:VCALENDAR' });
  const { blob, name } = await receipts.file(id, 'ics', { link: 'secret', language: 'en' });
  assert.equal(name, 'RV-2026-æ.ics');
  assert.equal(await blob.text(), 'BEGIN:VCALENDAR');
  assert.equal(seen[0]!.url, `/api/receipts/${id}.ics?language=en`);
  assert.equal(seen[0]!.headers.authorization, 'Link secret');
});

test('no file is a problem with its kind, and no answer is another', async (t) => {
  const { receipts } = await setUp(t, { status: 404, problem: { id: 'not-found' } }, 'drop');
  await assert.rejects(receipts.file(id, 'ics'), (error) => error instanceof ProblemError && error.status === 404 && error.id === 'not-found');
  await assert.rejects(receipts.file(id, 'pdf'), NetworkError);
});

test('who stops waiting gets their own reason', async (t) => {
  const { receipts } = await setUp(t, 'hang');
  const stop = new AbortController();
  const asked = receipts.file(id, 'pdf', { signal: stop.signal });
  stop.abort(new Error('gone'));
  await assert.rejects(asked, /gone/);
});
