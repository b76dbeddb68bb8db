/** `faelles keys` against a real server. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { keys } from '@faelles/cli/keys.js';
import { readConfig } from '@faelles/server/config.js';
import { databases } from '../support/database.ts';
import { listening } from '../support/listening.ts';
import type { TestServer } from '../server/app.ts';
import { ask, partsOf, received, startReceiptServer } from '../server-receipts/citizen.ts';

describe('faelles keys', () => {
  let server: TestServer;
  let door: Awaited<ReturnType<typeof listening>>;
  before(async () => {
    server = await startReceiptServer(databases[0]!);
    door = await listening(server.app);
  });
  after(async () => {
    door.close();
    await server.close();
  });

  async function run(...args: string[]) {
    const lines: string[] = [];
    const errors: string[] = [];
    const code = await keys(args, { out: (line) => lines.push(line), err: (line) => errors.push(line) }, { PUBLIC_URL: door.url, STAFF_KEY: server.ctx.config.secrets.staffKey });
    return { code, out: lines.join('\n'), err: errors.join('\n') };
  }

  test('list, rotate and withdraw, each in words', async () => {
    const { jws } = await received(server);
    const { kid } = partsOf(jws).header as { kid: string };
    const present = await run('withdraw', kid, '--reason=laptop lost');
    assert.equal(present.code, 2);
    assert.match(present.err, /Rotate first/);
    server.pass(60_000);
    const rotated = await run('rotate');
    assert.deepEqual([rotated.code, rotated.err], [0, '']);
    assert.match(rotated.out, /from now on/);
    const withdrawn = await run('withdraw', kid, '--reason=laptop lost');
    assert.deepEqual([withdrawn.code, withdrawn.out], [0, `${kid} is withdrawn. Receipts signed anew: 1.`]);
    assert.equal((await ask(server, { jws })).verdict, 'withdrawn-key');
    const list = await run('list');
    assert.match(list.out, new RegExp(`${kid} +ES256 +withdrawn .*laptop lost`));
    assert.deepEqual(JSON.parse((await run('list', '--json')).out).map((key: { state: string }) => key.state), ['signs', 'withdrawn']);
    assert.match((await run('withdraw', 'nobody', '--reason=lost')).err, /No receipt was ever signed/);
  });

  test('new makes a key that a server takes, of either algorithm', async () => {
    for (const alg of ['ES256', 'EdDSA']) {
      const made = await run('new', `--alg=${alg}`);
      assert.equal(made.code, 0);
      assert.match(made.err, /private key/);
      const { secrets, signingKeyFile } = await readConfig({ SIGNING_KEY: made.out, DATA_DIR: server.ctx.config.dataDir });
      assert.equal(secrets.signingKey.alg, alg);
      assert.equal(signingKeyFile, undefined);
      assert.ok(!made.out.includes('fkdemo'), 'production takes it');
    }
  });

  test('what is not understood is said, and nothing is asked', async () => {
    for (const args of [[], ['rotate', 'x'], ['withdraw'], ['new', '--alg=RS256'], ['list', '--language=xx'], ['destroy']]) {
      const { code, err } = await run(...args);
      assert.equal(code, 2);
      assert.match(err, /^Usage: faelles keys/);
    }
    assert.match((await run('withdraw', 'some')).err, /Say why/);
  });
});
