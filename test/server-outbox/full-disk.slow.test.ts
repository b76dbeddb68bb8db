// A disk that is really full: data folder, database and file drop on a file system of their own with no room left.
// Needs to mount one, as root on Linux does; elsewhere the faults of missing-receipts and file-drop stand for it.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, open, readdir, rm, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { applications } from '@faelles/server/database/applications.js';
import { openDatabase } from '@faelles/server/database/open.js';
import { outbox } from '@faelles/server/database/outbox.js';
import { receipts } from '@faelles/server/database/receipts.js';
import { Copy } from './kill/copies.ts';
import { application, sendingDefinition } from './support.ts';

const wait = (millis: number) => new Promise<void>((done) => setTimeout(done, millis));
const attempts = 6;

const folder = await mkdtemp(join(tmpdir(), 'faelles-full-disk-'));
const disk = join(folder, 'disk');
const skip = await mounted().then(() => false as const, () => 'no file system can be mounted here');

async function mounted(): Promise<void> {
  await mkdir(disk);
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=160m', 'tmpfs', disk], { stdio: 'ignore' });
}

describe('a disk without room', { skip }, () => {
  const drop = join(disk, 'drop');
  let copy: Copy;
  let cookie: string;
  before(async () => {
    await mkdir(join(folder, 'solutions/test-permit'), { recursive: true });
    await writeFile(join(folder, 'solutions/test-permit/definition.json'), JSON.stringify(sendingDefinition()));
    copy = new Copy({
      DATA_DIR: join(disk, 'data'), SOLUTIONS_DIR: join(folder, 'solutions'), PAGES_DIR: join(folder, 'pages'),
      DELIVERY: 'folder', DELIVERY_DIR: drop, DELIVERY_PAUSE_SECONDS: '0.5', DELIVERY_LEASE_SECONDS: '5', DELIVERY_TRIES: '100',
    });
    await copy.start();
    cookie = (await call('/api/session', {}, {})).headers.get('set-cookie')!.split(';')[0]!;
  });
  after(async () => {
    await copy?.kill();
    if (skip === false) execFileSync('umount', [disk]);
    await rm(folder, { recursive: true, force: true });
  });

  const call = (path: string, json: object, headers: Record<string, string>) =>
    fetch(copy.url + path, { method: 'POST', body: JSON.stringify(json), headers: { origin: copy.url!, 'content-type': 'application/json', ...headers } });
  const submit = (key: string) => call('/api/applications', application, { cookie, 'idempotency-key': key });

  /** Takes all room there is. @returns what gives it back */
  async function fill(): Promise<() => Promise<void>> {
    const path = join(disk, 'filler');
    const file = await open(path, 'w');
    const page = Buffer.alloc(4096);
    try {
      for (;;) await file.write(page);
    } catch (error) {
      assert.equal((error as NodeJS.ErrnoException).code, 'ENOSPC');
    } finally {
      await file.close();
    }
    return () => unlink(path);
  }

  it('loses nothing: what could not be taken is told so, and the same calls again make one application, receipt and message each', { timeout: 300_000 }, async (t) => {
    const empty = await fill();
    const keys = Array.from({ length: attempts }, () => randomUUID());
    const first: number[] = [];
    for (const key of keys) {
      const answer = await submit(key);
      first.push(answer.status);
      // A citizen reads this: no stack, no file, no words of the database.
      assert.doesNotMatch(await answer.text(), /53100|space|disk|at async|file:/i);
    }
    assert.ok(first.every((status) => status === 201 || status === 500), first.join(' '));
    assert.ok(first.includes(500), 'the disk was full');
    assert.equal((await fetch(`${copy.url}/api/health`)).status, 200, 'it lives on: what is there can be read');
    // The outbox had its turns, with no room for it.
    await wait(3_000);
    assert.deepEqual((await readdir(drop).catch(() => [])).filter((name) => name.endsWith('.xml')), [], 'nothing that is not whole');
    await empty();
    const ids = new Set<string>();
    for (const key of [...keys, ...keys]) {
      const answer = await submit(key);
      assert.equal(answer.status, 201);
      ids.add(((await answer.json()) as { id: string }).id);
    }
    assert.equal(ids.size, attempts);
    // Killed and started again: what is due is made without anybody asking for it.
    await copy.kill();
    await copy.start();
    const dropped = async () => (await readdir(drop).catch(() => [])).filter((name) => name.endsWith('.xml'));
    for (let tries = 0; tries < 1_200 && (await dropped()).length < attempts * 2; tries++) await wait(100);
    assert.equal(await copy.stop(), 0);
    assert.equal((await dropped()).length, attempts * 2);
    const opened = await openDatabase({ folder: join(disk, 'data/db') });
    try {
      const stored = await opened.db.select({ of: receipts.applicationId }).from(receipts);
      const messages = await opened.db.select({ state: outbox.state }).from(outbox);
      assert.deepEqual([await opened.db.$count(applications), stored.length, new Set(stored.map(({ of }) => of)).size], [attempts, attempts, attempts]);
      assert.deepEqual(messages.map(({ state }) => state), Array.from({ length: attempts * 2 }, () => 'sent'));
    } finally {
      await opened.close();
    }
    assert.ok(!copy.log.some((line) => /1406995069|Testesen/.test(line)), 'nobody stands in the log');
    t.diagnostic(JSON.stringify({ refused: first.filter((status) => status === 500).length, taken: attempts, faults: copy.log.filter((line) => line.includes('53100')).length }));
  });
});
