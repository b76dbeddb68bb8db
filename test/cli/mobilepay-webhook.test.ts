/** The operator's command that registers the webhook, against the provider's simulator. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { mobilepayWebhook } from '@faelles/cli/mobilepay-webhook.js';
import { startVippsSimulator, type VippsSimulator } from '../simulators/start.ts';

let simulator: VippsSimulator;
before(async () => {
  simulator = await startVippsSimulator();
});
after(() => simulator.stop());

async function run(args: string[], more: Record<string, string | undefined> = {}) {
  const lines: string[] = [];
  const errors: string[] = [];
  const env = {
    PUBLIC_URL: 'https://selvbetjening.example',
    VIPPS_API_URL: simulator.url,
    VIPPS_CLIENT_ID: simulator.clientId,
    VIPPS_CLIENT_SECRET: simulator.clientSecret,
    VIPPS_SUBSCRIPTION_KEY: simulator.subscriptionKey,
    VIPPS_MSN: simulator.msn,
    ...more,
  };
  const code = await mobilepayWebhook(args, { out: (line) => lines.push(line), err: (line) => errors.push(line) }, env);
  return { code, out: lines.join('\n'), err: errors.join('\n') };
}

test('registers the webhook, shows its secret once, lists it and removes it', async () => {
  const made = await run([]);
  assert.equal(made.code, 0);
  const id = /Registered https:\/\/selvbetjening\.example\/api\/webhooks\/vipps as (\S+)\./.exec(made.out)?.[1];
  const secret = /^VIPPS_WEBHOOK_SECRET=(\S{16,})$/m.exec(made.out)?.[1];
  assert.ok(id && secret);
  const listed = await run(['--list']);
  assert.match(listed.out, new RegExp(`${id}  https://selvbetjening\\.example/api/webhooks/vipps  8 events`));
  assert.ok(!listed.out.includes(secret));
  assert.equal((await run([`--remove=${id}`])).code, 0);
  assert.match((await run(['--list'])).out, /No webhook/);
  assert.deepEqual([(await run([`--remove=${id}`])).code, (await run([`--remove=${id}`])).err], [1, 'There is no such registration.']);
});

test('says what is wrong, and never a key', async () => {
  assert.match((await run([], { VIPPS_MSN: undefined })).err, /^Set VIPPS_MSN/);
  assert.equal((await run(['--nonsense'])).code, 2);
  const wrong = await run([], { VIPPS_CLIENT_SECRET: 'a-wrong-secret' });
  assert.equal(wrong.code, 1);
  assert.match(wrong.err, /does not take these keys \(401\)/);
  assert.ok(!`${wrong.out}${wrong.err}`.includes('a-wrong-secret'));
  assert.match((await run([], { PUBLIC_URL: 'http://selvbetjening.example' })).err, /must be https/);
  assert.match((await run([], { VIPPS_API_URL: 'http://127.0.0.1:1' })).err, /does not answer/);
});
