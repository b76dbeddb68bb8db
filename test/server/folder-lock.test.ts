import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readlink, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { FolderInUseError, lockFolder } from '@faelles/server/database/folder-lock.js';

/** The PID namespace of this process, where there are such. */
const space = /\d+/.exec(await readlink('/proc/self/ns/pid').catch(() => ''))?.[0] ?? '';

describe('the lock of a folder', () => {
  let folder: string;
  before(async () => void (folder = await mkdtemp(join(tmpdir(), 'faelles-lock-'))));
  after(() => rm(folder, { recursive: true, force: true }));

  const reach = async (times: number) => {
    const tries = await Promise.allSettled(Array.from({ length: times }, () => lockFolder(folder)));
    for (const result of tries) if (result.status === 'rejected') assert.ok(result.reason instanceof FolderInUseError);
    return tries.filter((result) => result.status === 'fulfilled').map(({ value }) => value);
  };

  it('is held by one of many that reach for it', async () => {
    const got = await reach(12);
    assert.equal(got.length, 1);
    assert.equal((await reach(3)).length, 0);
    await got[0]!.release();
    assert.deepEqual(await readdir(folder), []);
    await (await lockFolder(folder)).release();
  });

  it('of a process that is gone, or of another with its number, is taken over by one', async () => {
    const dead = spawn(process.execPath, ['-e', '']);
    await new Promise((resolve) => dead.once('close', resolve));
    for (const name of [
      `lock.${dead.pid}.${space}..a`,
      // In a container the server has the same number after every restart.
      `lock.${process.pid}.${space}.another-boot-1.b`,
      `lock.1.${space}.another-boot-1.c`,
    ]) {
      await writeFile(join(folder, name), '');
      const got = await reach(8);
      assert.equal(got.length, 1, name);
      assert.ok(!(await readdir(folder)).includes(name));
      await got[0]!.release();
    }
  });

  it('of a process that lives is respected', async () => {
    const alive = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 30000)']);
    const name = `lock.${alive.pid}.${space}..a`;
    await writeFile(join(folder, name), '');
    await assert.rejects(lockFolder(folder), new RegExp(`in use by process ${alive.pid}`));
    alive.kill();
    await new Promise((resolve) => alive.once('close', resolve));
    await (await lockFolder(folder)).release();
  });

  it('of another container, whose processes cannot be seen, holds while its file is touched', { timeout: 60_000 }, async () => {
    const path = join(folder, 'lock.7.1..d');
    await writeFile(path, '');
    const touch = setInterval(() => void utimes(path, new Date(), new Date()), 1000);
    await assert.rejects(lockFolder(folder), /in use by process 7/);
    clearInterval(touch);
    const long = new Date(Date.now() - 60_000);
    await utimes(path, long, long);
    await (await lockFolder(folder)).release();
    assert.deepEqual(await readdir(folder), []);
  });
});
