import { test } from 'node:test';
import assert from 'node:assert/strict';
import { ContractError, createClient, NetworkError, ProblemError } from '@faelles/client';
import { misbehavingServer } from './misbehaving-server.ts';

const draftId = '0d1c3c0a-58a4-4d0b-9a35-6f1f6c9e4a01';
const reference = { id: draftId, name: 'Trafikplan æøå.pdf', type: 'application/pdf', size: 8 };
const upload = {
  draftId,
  field: 'traffic.plan',
  name: 'Trafikplan æøå.pdf',
  content: new Blob(['%PDF-1.7'], { type: 'application/pdf' }),
};

test('a file goes up raw, its name in a header and not in the address', async (t) => {
  const { base, seen } = await misbehavingServer(t, { status: 201, json: reference });
  const progress: [number, number][] = [];
  const stored = await createClient({ base }).attachments.upload(upload, { onProgress: (...told) => progress.push(told) });
  assert.deepEqual(stored, reference);
  assert.equal(seen[0]?.url, `/api/drafts/${draftId}/attachments?field=traffic.plan`);
  assert.equal(decodeURIComponent(String(seen[0]?.headers['x-file-name'])), upload.name);
  assert.equal(seen[0]?.headers['content-type'], 'application/pdf');
  assert.equal(seen[0]?.body, '%PDF-1.7');
  assert.deepEqual(progress.at(-1), [8, 8]);
});

test('a refused file is a problem, a broken connection a network error, and neither is repeated', async (t) => {
  const refused = await misbehavingServer(t, { status: 415, problem: { id: 'unsupported-type' } });
  await assert.rejects(createClient({ base: refused.base }).attachments.upload(upload), ProblemError);
  const broken = await misbehavingServer(t, 'drop');
  await assert.rejects(createClient({ base: broken.base }).attachments.upload(upload), NetworkError);
  assert.deepEqual([refused.seen.length, broken.seen.length], [1, 1]);
});

test('a lying answer is found out', async (t) => {
  const { base } = await misbehavingServer(t, { status: 201, json: { ...reference, id: 'x' } });
  await assert.rejects(createClient({ base }).attachments.upload(upload), ContractError);
});

test('an upload is ended by its signal', async (t) => {
  const { base } = await misbehavingServer(t, 'hang');
  const controller = new AbortController();
  const call = createClient({ base }).attachments.upload(upload, { signal: controller.signal });
  setTimeout(() => controller.abort(), 20);
  await assert.rejects(call, { name: 'AbortError' });
});
