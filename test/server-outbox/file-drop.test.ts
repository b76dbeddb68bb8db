// The file drop: whole files, one for each key for ever, whatever dies in between and whoever has taken the file.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rename, rm, stat, unlink, utimes, writeFile, mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { DeliveryFault } from '@faelles/server/outbox/sender.js';
import { fileDrop } from '@faelles/server/outbox/senders/file-drop.js';

const key = 'digital-post-6f1c2a10-5a7e-4c1b-9d53-0d6a7a1f2b01';
const message = { key, channel: 'digital-post' as const, xml: '<Message>æøå</Message>' };
const never = new AbortController().signal;
const program = fileURLToPath(new URL('drop-once.ts', import.meta.url));

describe('the file drop', () => {
  let top: string;
  let folder: string;
  let count = 0;
  before(async () => void (top = await mkdtemp(join(tmpdir(), 'faelles-drop-'))));
  after(() => rm(top, { recursive: true, force: true }));
  beforeEach(() => (folder = join(top, String(++count))));
  const dropped = async () => (await readdir(folder)).filter((name) => name.endsWith('.xml'));
  const drop = () => fileDrop(folder).send(message, never);

  it('gives a whole file that only this user can read, under the name of its key', async () => {
    await drop();
    assert.deepEqual(await dropped(), [`${key}.xml`]);
    assert.equal(await readFile(join(folder, `${key}.xml`), 'utf8'), message.xml);
    assert.equal((await stat(join(folder, `${key}.xml`))).mode & 0o777, 0o600);
    assert.deepEqual(await readdir(join(folder, 'parts')), [], 'nothing of anybody is left beside it');
  });

  it('gives it once, also when the dispatch has taken the file before it is sent again', async () => {
    await drop();
    await drop();
    assert.deepEqual(await dropped(), [`${key}.xml`]);
    await unlink(join(folder, `${key}.xml`));
    await Promise.all([drop(), drop(), fileDrop(folder).send({ ...message, xml: '<Message>another</Message>' }, never)]);
    assert.deepEqual(await dropped(), []);
    assert.deepEqual(await readdir(join(folder, 'parts')), []);
  });

  it('gives it once to many that come at the same moment', async () => {
    let seen = 0;
    await mkdir(folder, { recursive: true });
    const tried: Promise<unknown>[] = [];
    const take = () => tried.push(rename(join(folder, `${key}.xml`), join(top, `taken-${count}-${seen}`)).then(() => seen++, () => undefined));
    const taking = setInterval(take, 1);
    await Promise.all(Array.from({ length: 20 }, drop));
    await new Promise((done) => setTimeout(done, 50));
    clearInterval(taking);
    await Promise.all(tried);
    assert.equal(seen + (await dropped()).length, 1);
  });

  /** Runs the drop in a process of its own that ends itself before the given call to the file system. */
  function dying(at: number): Promise<number | null> {
    const child = spawn(process.execPath, ['--conditions=faelles-source', program, folder, key, String(at)], { stdio: ['ignore', 'inherit', 'inherit'] });
    return new Promise((resolve) => child.once('close', (code, signal) => resolve(signal === 'SIGKILL' ? -9 : code)));
  }

  it('gives it once when the process dies at any step, and the dispatch takes at once what is there', { timeout: 120_000 }, async () => {
    let died = 0;
    for (let step = 1; ; step++) {
      folder = join(top, `step-${step}`);
      const code = await dying(step);
      let taken = 0;
      const take = async () => {
        for (const name of await dropped()) {
          await unlink(join(folder, name));
          taken += 1;
        }
      };
      await mkdir(folder, { recursive: true });
      await take();
      await drop();
      await take();
      await drop();
      await take();
      assert.equal(taken, 1, `killed before step ${step}`);
      if (code === 0) break;
      assert.equal(code, -9);
      died += 1;
    }
    assert.ok(died >= 6, `killed at ${died} steps`);
  });

  it('says that the disk is full, leaves nothing of it, and gives it when there is room', { timeout: 60_000 }, async () => {
    // The limit of the process stands for the disk: the write fails in the middle of the file, as on a full one.
    const big = `ulimit -f 8; exec "${process.execPath}" --conditions=faelles-source "${program}" "${folder}" "${key}" 0 100000`;
    const child = spawn('bash', ['-c', big], { stdio: ['ignore', 'pipe', 'inherit'] });
    let said = '';
    child.stdout.on('data', (data: Buffer) => (said += data.toString()));
    await new Promise((resolve) => child.once('close', resolve));
    assert.equal(said.trim(), 'disk-full');
    assert.deepEqual(await dropped(), []);
    assert.deepEqual(await readdir(join(folder, 'parts')), []);
    await drop();
    assert.equal((await dropped()).length, 1);
  });

  it('says that a folder is none', async () => {
    await writeFile(folder, '');
    await assert.rejects(drop(), (error: DeliveryFault) => error.code === 'folder' && !error.permanent && !error.message.includes(top));
  });

  it('removes what a dead process left, once it is a day old, and never what still has a key', async () => {
    await drop();
    const parts = join(folder, 'parts');
    const old = new Date(Date.now() - 2 * 86_400_000);
    for (const name of ['digital-post-other.aa', 'digital-post-kept.bb', 'digital-post-fresh.cc']) await writeFile(join(parts, name), 'x');
    await writeFile(join(folder, 'keys', 'digital-post-kept'), 'digital-post-kept.bb');
    for (const name of ['digital-post-other.aa', 'digital-post-kept.bb']) await utimes(join(parts, name), old, old);
    await fileDrop(folder).send({ ...message, key: 'digital-post-next' }, never);
    assert.deepEqual((await readdir(parts)).sort(), ['digital-post-fresh.cc', 'digital-post-kept.bb']);
  });

  it('takes no key that is a path', async () => {
    for (const wrong of ['../x', 'a/b', '', 'A', 'x'.repeat(101)]) await assert.rejects(fileDrop(folder).send({ ...message, key: wrong }, never), DeliveryFault);
  });
});
