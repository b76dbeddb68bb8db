// The server as a program: two on one folder, restart after a kill, the simulator behind it, a decent end.
import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { newPostgresUrl } from '../support/database.ts';
import { testDefinition } from './definition.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

type Started = { child: ChildProcess; url: string | undefined; said: () => string; ended: Promise<number | null> };

describe('the server as a program', () => {
  let folder: string;
  const running = new Set<ChildProcess>();
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'faelles-process-'));
    await mkdir(join(folder, 'solutions/test-permit'), { recursive: true });
    await writeFile(join(folder, 'solutions/test-permit/definition.json'), JSON.stringify(testDefinition()));
  });
  after(async () => {
    for (const child of running) child.kill('SIGKILL');
    await rm(folder, { recursive: true, force: true });
  });

  /** Starts the program and waits until it listens or ends. */
  async function start(env: Record<string, string> = {}): Promise<Started> {
    const child = spawn(process.execPath, ['--conditions=faelles-source', join(root, 'packages/server/src/main.ts')], {
      env: {
        PATH: process.env['PATH'], PORT: '0', DATA_DIR: join(folder, 'data'), SOLUTIONS_DIR: join(folder, 'solutions'),
        PAGES_DIR: join(folder, 'pages'), ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    running.add(child);
    let said = '';
    const ended = new Promise<number | null>((resolve) => child.once('close', (code) => (running.delete(child), resolve(code))));
    const url = await new Promise<string | undefined>((resolve) => {
      for (const stream of [child.stdout, child.stderr]) {
        stream.on('data', (data: Buffer) => {
          said += data.toString();
          const found = /^listening (http\S+)$/m.exec(said);
          if (found) resolve(found[1]);
        });
      }
      void ended.then(() => resolve(undefined));
    });
    return { child, url, said: () => said, ended };
  }

  async function beginDraft(url: string): Promise<{ cookie: string; id: string }> {
    const headers = { origin: url, 'content-type': 'application/json' };
    const session = await fetch(`${url}/api/session`, { method: 'POST', body: '{}', headers });
    const cookie = session.headers.get('set-cookie')!.split(';')[0]!;
    const body = JSON.stringify({ solution: 'test-permit', definitionVersion: '1.0.0', inputs: { name: 'Ada' }, language: 'da' });
    const draft = await fetch(`${url}/api/drafts`, { method: 'POST', body, headers: { ...headers, cookie } });
    assert.equal(draft.status, 201);
    return { cookie, id: ((await draft.json()) as { id: string }).id };
  }
  const readDraft = async (url: string, { cookie, id }: { cookie: string; id: string }) =>
    (await (await fetch(`${url}/api/drafts/${id}`, { headers: { cookie } })).json()) as { inputs: unknown };

  it('lets nobody else into its folder, and finds everything again after a kill', { timeout: 90_000 }, async () => {
    const first = await start();
    assert.ok(first.url, first.said());
    const draft = await beginDraft(first.url);

    const second = await start();
    assert.equal(second.url, undefined);
    assert.equal(await second.ended, 1);
    assert.match(second.said(), new RegExp(`in use by process ${first.child.pid}`));
    assert.match(second.said(), /DATA_DIR.*DATABASE_URL/);
    assert.doesNotMatch(second.said(), /\n\s+at /, 'a sentence, not a stack');
    assert.deepEqual((await readDraft(first.url, draft)).inputs, { name: 'Ada' }, 'the first is unharmed');

    first.child.kill('SIGKILL');
    await first.ended;
    const third = await start();
    assert.ok(third.url, third.said());
    assert.deepEqual((await readDraft(third.url, draft)).inputs, { name: 'Ada' });
    third.child.kill('SIGTERM');
    assert.equal(await third.ended, 0);
    assert.deepEqual(await readdir(join(folder, 'data/db')), ['pglite'], 'the lock is gone');
  });

  it('has the payment simulator behind it, which ends with it', { timeout: 60_000 }, async () => {
    const server = await start({ DATA_DIR: join(folder, 'with-simulator'), SIMULATOR: join(root, 'test/simulators/nexi/main.ts') });
    assert.ok(server.url, server.said());
    const page = await fetch(`${server.url}/simulator/pay/00000000000000000000000000000000?language=da-DK`);
    assert.equal(page.status, 404);
    assert.match(page.headers.get('content-type')!, /text\/html/);
    const style = await fetch(`${server.url}/simulator/assets/page.css`);
    assert.equal(style.status, 200);
    assert.match(await style.text(), /\{/);
    assert.equal((await fetch(`${server.url}/simulator/v1/payments`, { method: 'POST', body: '{}' })).status, 401);
    const health = (await (await fetch(`${server.url}/api/health`)).json()) as object;
    assert.deepEqual(health, { status: 'ok', profile: 'demo', scanner: 'none', addresses: 'none', solutions: 1 });
    server.child.kill('SIGTERM');
    assert.equal(await server.ended, 0);
  });

  it('has both payment simulators behind it, which end also when it is killed', { timeout: 60_000 }, async () => {
    const program = (name: string) => join(root, `test/simulators/${name}/main.ts`);
    const server = await start({ DATA_DIR: join(folder, 'with-simulators'), SIMULATOR: program('nexi'), SIMULATOR_VIPPS: program('vipps') });
    assert.ok(server.url, server.said());
    const page = await fetch(`${server.url}/simulator/vipps/pay/unknown?language=en-GB`);
    assert.equal(page.status, 404);
    assert.match(await page.text(), /imitates the MobilePay app/);
    assert.equal((await fetch(`${server.url}/simulator/vipps/assets/page.css`)).status, 200);
    assert.equal((await fetch(`${server.url}/simulator/vipps/epayment/v1/payments`, { method: 'POST', body: '{}' })).status, 401);
    assert.doesNotMatch(server.said(), /vipps-webhook-not-registered/);
    // They hold the server's error stream: it closes when all three are gone.
    server.child.kill('SIGKILL');
    await server.ended;
  });

  it('runs as several copies on one PostgreSQL, started at the same moment', { timeout: 90_000 }, async () => {
    const DATABASE_URL = await newPostgresUrl();
    // One data folder too: its secrets are what the copies share.
    const env = { DATABASE_URL, DATA_DIR: join(folder, 'copies') };
    const [one, other] = await Promise.all([start(env), start(env)]);
    assert.ok(one.url && other.url, one.said() + other.said());
    const draft = await beginDraft(one.url);
    assert.deepEqual((await readDraft(other.url, draft)).inputs, { name: 'Ada' });
    for (const { child, ended } of [one, other]) {
      child.kill('SIGTERM');
      assert.equal(await ended, 0);
    }
  });

  it('refuses to start for production without what it needs', async () => {
    const server = await start({ NODE_ENV: 'production', SIMULATOR: 'x' });
    assert.equal(await server.ended, 1);
    assert.match(server.said(), /SESSION_SECRET is missing/);
    assert.match(server.said(), /SIMULATOR is set/);
    assert.doesNotMatch(server.said(), /\n\s+at /);
  });

  it('says plainly when its port is taken', { timeout: 60_000 }, async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const server = await start({ DATA_DIR: join(folder, 'port'), PORT: String((other.address() as AddressInfo).port) });
    assert.equal(await server.ended, 1);
    assert.match(server.said(), /port is taken/i);
    await assert.rejects(readdir(join(folder, 'port/db')), { code: 'ENOENT' }, 'it has touched no data');
    other.close();
  });
});
