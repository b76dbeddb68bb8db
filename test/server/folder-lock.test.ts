import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { FolderInUseError, lockFolder } from '@faelles/server/database/folder-lock.js';

describe('the lock of a folder', () => {
  let folder: string;
  before(async () => void (folder = await mkdtemp(join(tmpdir(), 'faelles-lock-'))));
  after(() => rm(folder, { recursive: true, force: true }));

  it('is held by one of many that reach for it', async () => {
    const tries = await Promise.allSettled(Array.from({ length: 12 }, () => lockFolder(folder)));
    const got = tries.filter((result) => result.status === 'fulfilled');
    assert.equal(got.length, 1);
    for (const result of tries) if (result.status === 'rejected') assert.ok(result.reason instanceof FolderInUseError);
    await got[0]!.value.release();
    await (await lockFolder(folder)).release();
  });

  it('of a process that is gone, or of another with its number, is taken over by one', async () => {
    const path = join(folder, 'lock');
    const dead = spawn(process.execPath, ['-e', '']);
    await new Promise((resolve) => dead.once('close', resolve));
    for (const content of [
      JSON.stringify({ pid: dead.pid, started: '', token: 'a' }),
      // In a container the server has the same number after every restart.
      JSON.stringify({ pid: process.pid, started: 'another boot:1', token: 'b' }),
      JSON.stringify({ pid: 1, started: 'another boot:1', token: 'c' }),
      '',
      '{"pid":',
    ]) {
      await writeFile(path, content);
      const tries = await Promise.allSettled(Array.from({ length: 6 }, () => lockFolder(folder)));
      const got = tries.filter((result) => result.status === 'fulfilled');
      assert.equal(got.length, 1, content);
      await got[0]!.value.release();
    }
  });
});
