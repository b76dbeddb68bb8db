import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { exportJWK, generateKeyPair } from 'jose';
import { ConfigError, readConfig } from '@faelles/server/config.js';

describe('configuration', () => {
  let folder: string;
  let production: Record<string, string>;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'faelles-config-'));
    const { privateKey } = await generateKeyPair('ES256', { extractable: true });
    production = {
      NODE_ENV: 'production',
      PUBLIC_URL: 'https://selvbetjening.example.dk/',
      SESSION_SECRET: 's'.repeat(40),
      MACHINE_KEY: 'm'.repeat(40),
      STAFF_KEY: 't'.repeat(40),
      SIGNING_KEY: JSON.stringify({ ...(await exportJWK(privateKey)), kid: '2026-1', alg: 'ES256' }),
      NEXI_API_URL: 'https://api.dibspayment.eu',
      NEXI_SECRET_KEY: 'n'.repeat(32),
      NEXI_WEBHOOK_SECRET: 'w'.repeat(32),
      DATA_DIR: folder,
    };
  });
  after(() => rm(folder, { recursive: true, force: true }));

  const problemsOf = async (env: Record<string, string | undefined>) => {
    const error = await readConfig(env).then(() => assert.fail('it should not start'), (reason: unknown) => reason);
    assert.ok(error instanceof ConfigError);
    return error.problems;
  };

  it('of the demo makes its secrets once, readable by nobody else', async () => {
    const first = await readConfig({ DATA_DIR: folder });
    const second = await readConfig({ DATA_DIR: folder });
    assert.deepEqual(second.secrets, first.secrets);
    assert.equal(first.profile, 'demo');
    assert.equal(first.host, '127.0.0.1');
    assert.equal(first.publicUrl, 'http://127.0.0.1:4173');
    assert.equal((await stat(join(folder, 'secrets.json'))).mode & 0o777, 0o600);
  });

  it('of several starts at once agrees on the secrets', async () => {
    const own = join(folder, 'together');
    const all = await Promise.all(Array.from({ length: 6 }, () => readConfig({ DATA_DIR: own })));
    assert.equal(new Set(all.map(({ secrets }) => secrets.session)).size, 1);
  });

  it('of production takes what is complete', async () => {
    const config = await readConfig(production);
    assert.equal(config.profile, 'production');
    assert.equal(config.publicUrl, 'https://selvbetjening.example.dk');
    assert.equal(config.secrets.signingKey.kid, '2026-1');
  });

  it('of production names everything that is missing at once', async () => {
    const problems = await problemsOf({ NODE_ENV: 'production', DATA_DIR: folder });
    const nexi = ['NEXI_API_URL', 'NEXI_SECRET_KEY', 'NEXI_WEBHOOK_SECRET'];
    for (const name of ['PUBLIC_URL', 'SESSION_SECRET', 'MACHINE_KEY', 'STAFF_KEY', 'SIGNING_KEY', ...nexi]) {
      // A payment provider is not needed, but a half of one is a forgotten line.
      assert.equal(problems.some((problem) => problem.startsWith(`${name} is missing`)), !nexi.includes(name), name);
      assert.equal((await problemsOf({ ...production, [name]: undefined })).length, 1);
      assert.equal((await problemsOf({ ...production, [name]: '' })).length, 1, 'empty is missing');
    }
  });

  it('of production sets up the payment providers it is given, whole or not at all', async () => {
    const { NEXI_API_URL, NEXI_SECRET_KEY, NEXI_WEBHOOK_SECRET, ...without } = production as Record<string, string>;
    assert.ok(NEXI_API_URL && NEXI_SECRET_KEY && NEXI_WEBHOOK_SECRET);
    const none = await readConfig(without);
    assert.deepEqual([none.nexi, none.vipps, none.invoice], [undefined, undefined, undefined]);
    const vipps = {
      VIPPS_API_URL: 'https://api.vipps.no', VIPPS_CLIENT_ID: 'client-0001', VIPPS_CLIENT_SECRET: 'client-secret-0001',
      VIPPS_SUBSCRIPTION_KEY: 'subscription-0001', VIPPS_MSN: '123456', VIPPS_WEBHOOK_SECRET: 'old-secret-00000001, new-secret-00000002',
    };
    const both = await readConfig({ ...production, ...vipps });
    assert.deepEqual(both.vipps?.webhookSecrets, ['old-secret-00000001', 'new-secret-00000002']);
    assert.equal(both.nexi?.checkoutKey, undefined, 'embedded is off');
    for (const name of Object.keys(vipps)) {
      const [problem, ...more] = await problemsOf({ ...production, ...vipps, [name]: undefined });
      assert.match(problem!, new RegExp(`^${name} is missing; the payment provider vipps is only half set up`));
      assert.deepEqual(more, []);
    }
    assert.match((await problemsOf({ ...production, ...vipps, VIPPS_API_URL: 'http://127.0.0.1:5000' }))[0]!, /^VIPPS_API_URL points to a simulator/);
    assert.match((await problemsOf({ ...production, SIMULATOR_VIPPS: 'sim.ts' }))[0]!, /^SIMULATOR_VIPPS is set/);
    assert.match((await problemsOf({ ...production, INVOICE_CREDITOR: '123' }))[0]!, /^INVOICE_CREDITOR: must be/);
    assert.match((await problemsOf({ ...without, NEXI_CHECKOUT_KEY: 'live-checkout-key-1' }))[0]!, /^NEXI_CHECKOUT_KEY is set, but/);
  });

  it('of production refuses a simulator and keys of the demo', async () => {
    assert.match((await problemsOf({ ...production, SIMULATOR: 'sim.ts' }))[0]!, /^SIMULATOR is set/);
    for (const NEXI_API_URL of ['http://127.0.0.1:4000', 'https://localhost/x', 'https://selvbetjening.example.dk/simulator', 'http://api.dibspayment.eu']) {
      assert.match((await problemsOf({ ...production, NEXI_API_URL }))[0]!, /^NEXI_API_URL points to a simulator/);
    }
    assert.match((await problemsOf({ ...production, PUBLIC_URL: 'http://selvbetjening.example.dk' }))[0]!, /^PUBLIC_URL must begin with https/);
    const made = JSON.parse(await readFile(join(folder, 'secrets.json'), 'utf8')) as Record<string, unknown>;
    for (const [variable, name] of [
      ['SESSION_SECRET', 'session'], ['MACHINE_KEY', 'machineKey'], ['STAFF_KEY', 'staffKey'], ['SIGNING_KEY', 'signingKey'],
      ['NEXI_SECRET_KEY', 'nexiSecretKey'], ['NEXI_WEBHOOK_SECRET', 'nexiWebhookSecret'],
    ] as const) {
      const secret = made[name];
      const problems = await problemsOf({ ...production, [variable]: typeof secret === 'string' ? secret : JSON.stringify(secret) });
      assert.deepEqual(problems, [`${variable} holds a key that was generated for the demo`]);
    }
  });

  it('takes the message to the case system with address and secret, or not at all', async () => {
    const both = { CONSENT_WEBHOOK_URL: 'https://case-system.example/consents', CONSENT_WEBHOOK_SECRET: 'c'.repeat(32) };
    assert.deepEqual((await readConfig({ ...production, ...both })).consentWebhook, { url: both.CONSENT_WEBHOOK_URL, secret: both.CONSENT_WEBHOOK_SECRET });
    assert.equal((await readConfig(production)).consentWebhook, undefined);
    for (const base of [production, { DATA_DIR: folder }]) {
      assert.match((await problemsOf({ ...base, ...both, CONSENT_WEBHOOK_SECRET: undefined }))[0]!, /^CONSENT_WEBHOOK_SECRET is missing/);
      assert.match((await problemsOf({ ...base, ...both, CONSENT_WEBHOOK_URL: undefined }))[0]!, /^CONSENT_WEBHOOK_URL is missing/);
      assert.match((await problemsOf({ ...base, ...both, CONSENT_WEBHOOK_SECRET: 'short' }))[0]!, /^CONSENT_WEBHOOK_SECRET/);
    }
    for (const CONSENT_WEBHOOK_URL of ['http://case-system.example', 'https://localhost/x', 'https://selvbetjening.example.dk/x']) {
      assert.match((await problemsOf({ ...production, ...both, CONSENT_WEBHOOK_URL }))[0]!, /^CONSENT_WEBHOOK_URL must be/);
    }
    assert.match((await problemsOf({ ...production, ...both, CONSENT_WEBHOOK_SECRET: `fkdemo${'c'.repeat(32)}` }))[0]!, /generated for the demo/);
  });

  it('says what is wrong without showing it', async () => {
    const problems = await problemsOf({ ...production, PORT: '70000', DATABASE_URL: 'mysql://u:hunter2@x/y', SIGNING_KEY: 'hunter2', SESSION_SECRET: 'hunter2' });
    assert.deepEqual(problems.map((problem) => problem.split(':')[0]).sort(), ['DATABASE_URL', 'PORT', 'SESSION_SECRET', 'SIGNING_KEY']);
    assert.ok(!problems.join().includes('hunter2'));
  });
});
