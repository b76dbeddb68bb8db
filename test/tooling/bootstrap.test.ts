/** The commands on a machine that lacks something: they say what, and what to do, before they do any work. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, describe, it } from 'node:test';

const root = resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'faelles-bootstrap-'));
after(() => rmSync(folder, { recursive: true }));

function run(script: string, env: Record<string, string | undefined>): { code: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'packages/cli/bootstrap', script)], {
    encoding: 'utf8',
    env: { ...process.env, ...env },
    timeout: 120_000,
  });
  return { code: status, out: stdout, err: stderr };
}

/** A program in the folder that stands for one of the machine's. */
function program(name: string, lines: string): string {
  const file = join(folder, name);
  writeFileSync(file, `#!/bin/sh\n${lines}\n`);
  chmodSync(file, 0o755);
  return file;
}

describe('npm start', () => {
  it('tells a taken port before it builds anything', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((done) => server.once('listening', done));
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const { code, out, err } = run('start.mjs', { PORT: String(port), HOST: '127.0.0.1' });
    server.close();
    assert.equal(code, 1);
    assert.match(err, new RegExp(`Port ${port} on 127.0.0.1 is in use.*PORT=`, 's'));
    assert.doesNotMatch(out, /building/);
    assert.doesNotMatch(err, /\n\s+at /, 'no stack trace');
  });

  it('refuses a port that is no number', () => {
    const { code, err } = run('start.mjs', { PORT: 'home' });
    assert.equal(code, 1);
    assert.match(err, /PORT must be a number/);
  });
});

describe('the search for Chromium', () => {
  it('takes CHROME_PATH', () => {
    const file = program('my-browser', '');
    assert.equal(run('find-chromium.mjs', { CHROME_PATH: file }).out.trim(), file);
  });

  it('says so when CHROME_PATH leads nowhere, instead of taking another', () => {
    const { code, err } = run('find-chromium.mjs', { CHROME_PATH: join(folder, 'nowhere') });
    assert.equal(code, 1);
    assert.match(err, /CHROME_PATH points to .*nowhere/);
  });

  it('as root on Debian, brings the package lists up to date and installs one', { skip: process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get') }, () => {
    const log = join(folder, 'apt.log');
    program('apt-get', `echo "$@" >> ${log}\ncase "$*" in *install*) printf '#!/bin/sh\\n' > ${folder}/chromium; /bin/chmod +x ${folder}/chromium;; esac`);
    const { code, out } = run('find-chromium.mjs', { CHROME_PATH: undefined, PATH: folder });
    const calls = readFileSync(log, 'utf8').trim().split('\n');
    assert.equal(code, 0);
    assert.equal(out.trim().split('\n').at(-1), join(folder, 'chromium'));
    assert.match(calls[0] ?? '', /update$/);
    assert.match(calls[1] ?? '', /install -y --no-install-recommends chromium$/);
    rmSync(join(folder, 'chromium'));
  });

  it('names what to do when it cannot be installed', { skip: process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get') }, () => {
    program('apt-get', 'exit 100');
    const { code, err } = run('find-chromium.mjs', { CHROME_PATH: undefined, PATH: folder });
    assert.equal(code, 1);
    assert.match(err, /apt-get could not install chromium/);
  });
});
