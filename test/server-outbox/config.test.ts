// How the sender is set up: whole or not at all, and in production nothing that reaches nobody.
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { ConfigError, readConfig } from '@faelles/server/config.js';

const token = 'a-token-of-the-dispatch-0123';

describe('the settings of the sender', () => {
  let folder: string;
  before(async () => void (folder = await mkdtemp(join(tmpdir(), 'faelles-delivery-'))));
  after(() => rm(folder, { recursive: true, force: true }));
  const demo = (env: Record<string, string>) => readConfig({ DATA_DIR: folder, ...env });
  const problems = async (env: Record<string, string>, production: boolean) => {
    try {
      await readConfig({ DATA_DIR: folder, ...(production && { NODE_ENV: 'production' }), ...env });
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      for (const problem of error.problems) assert.ok(!problem.includes(token), 'never a value');
      return error.problems.filter((problem) => problem.includes('DELIVERY'));
    }
    return [];
  };

  it('in the demo drops into the data folder', async () => {
    assert.deepEqual((await demo({})).delivery.sender, { kind: 'folder', folder: join(folder, 'delivery') });
    assert.deepEqual((await demo({ DELIVERY_DIR: '/post' })).delivery.sender, { kind: 'folder', folder: '/post' });
    const { sender, timing } = (await demo({ DELIVERY: 'http', DELIVERY_URL: 'http://127.0.0.1:9/x', DELIVERY_TOKEN: token, DELIVERY_LEASE_SECONDS: '10', DELIVERY_TRIES: '3', DELIVERY_PAUSE_SECONDS: '0.5' })).delivery;
    assert.deepEqual(sender, { kind: 'http', url: 'http://127.0.0.1:9/x', token, patienceMillis: 5_000 });
    assert.deepEqual(timing, { firstPauseMillis: 500, leaseMillis: 10_000, mostTries: 3 });
  });

  it('are whole or told, in any profile', async () => {
    for (const production of [false, true]) {
      assert.match((await problems({ DELIVERY: 'http' }, production)).join('\n'), /DELIVERY_URL is missing[^]*DELIVERY_TOKEN is missing/);
      assert.match((await problems({ DELIVERY: 'http', DELIVERY_URL: 'https://dispatch.example' }, production)).join(), /DELIVERY_TOKEN is missing/);
      assert.match((await problems({ DELIVERY_TOKEN: token }, production)).join(), /DELIVERY is not http/);
      assert.match((await problems({ DELIVERY: 'pigeon' }, production)).join(), /must be folder or http/);
      assert.match((await problems({ DELIVERY: 'http', DELIVERY_URL: 'https://dispatch.example', DELIVERY_TOKEN: 'short' }, production)).join(), /DELIVERY_TOKEN/);
    }
  });

  it('in production name a real receiver, or nothing is sent', async () => {
    assert.deepEqual(await problems({}, true), []);
    assert.deepEqual(await problems({ DELIVERY: 'http', DELIVERY_URL: 'https://dispatch.example/x', DELIVERY_TOKEN: token }, true), []);
    for (const url of ['http://dispatch.example', 'https://localhost/x', 'https://127.0.0.1']) {
      assert.match((await problems({ DELIVERY: 'http', DELIVERY_URL: url, DELIVERY_TOKEN: token }, true)).join(), /must be an https address of another machine/);
    }
    assert.match((await problems({ DELIVERY: 'folder' }, true)).join(), /DELIVERY_DIR is missing/);
    assert.deepEqual(await problems({ DELIVERY: 'folder', DELIVERY_DIR: '/post' }, true), []);
    assert.match((await problems({ DELIVERY_DIR: '/post' }, true)).join(), /DELIVERY is not folder/);
    assert.match((await problems({ DELIVERY: 'http', DELIVERY_URL: 'https://dispatch.example', DELIVERY_TOKEN: `fkdemo-${token}` }, true)).join(), /generated for the demo/);
  });
});
