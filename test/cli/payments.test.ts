/** `faelles payments` against a real server, with the provider's simulator behind it. */
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { eq } from 'drizzle-orm';
import { payments } from '@faelles/cli/payments.js';
import { applications } from '@faelles/server/database/applications.js';
import { doWaitingRun } from '@faelles/server/payments/reconciliation/run.js';
import { differenceCodes } from '@faelles/schemas/staff.js';
import { databases } from '../support/database.ts';
import { Payer, press, startPaymentTest, type PaymentTest } from '../server-payments/harness.ts';

describe('faelles payments', () => {
  let here: PaymentTest;
  let look: NodeJS.Timeout;
  before(async () => {
    here = await startPaymentTest(databases[0]!);
    // The server's own scheduler.
    let busy = false;
    look = setInterval(() => {
      if (busy) return;
      busy = true;
      void doWaitingRun(here.server.ctx, { pause: 0 }).finally(() => (busy = false));
    }, 50);
  });
  after(async () => {
    clearInterval(look);
    await here.close();
  });

  async function run(args: string[], env: Record<string, string> = {}) {
    const lines: string[] = [];
    const errors: string[] = [];
    const all = { PUBLIC_URL: here.url, STAFF_KEY: here.server.ctx.config.secrets.staffKey, ...env };
    const code = await payments(args, { out: (line) => lines.push(line), err: (line) => errors.push(line) }, all);
    return { code, out: lines.join('\n'), err: errors.join('\n') };
  }

  test('0 where the books agree, 1 with a table and what to do where they do not', async () => {
    const payer = await Payer.submit(here);
    const payment = await payer.started();
    await press(here.simulator, payment, 'approve');
    await here.jobs();
    const right = await run(['reconcile']);
    assert.deepEqual([right.code, right.err], [0, '']);
    assert.match(right.out, /payments compared: no differences\./);

    const { db } = here.server.ctx;
    await db.update(applications).set({ state: 'expired' }).where(eq(applications.id, payer.application.id));
    const wrong = await run(['reconcile']);
    assert.equal(wrong.code, 1);
    assert.match(wrong.out, new RegExp(`paid-without-application +\\S.*nexi +${payer.application.reference} .*${payment.id}`));
    assert.match(wrong.out, /→ See on the payment whether the money has gone back/);
    assert.match((await run(['reconcile', '--language=da'])).out, /Betalt uden ansøgning/);
    const json = JSON.parse((await run(['reconcile', '--json'])).out) as { differences: { code: string }[] };
    assert.deepEqual(json.differences.map(({ code }) => code), ['paid-without-application']);
    assert.ok(!wrong.out.includes('Testesen'));
  });

  test('lists and shows payments', async () => {
    const payer = await Payer.submit(here);
    const payment = await payer.started();
    await press(here.simulator, payment, 'approve');
    await here.jobs();
    const { reference } = payer.application;
    assert.match((await run(['list', reference])).out, new RegExp(`${reference} .*card .*${payment.id}`));
    assert.match((await run(['list', 'nobody'])).out, /No such payment/);
    assert.match((await run(['show', payment.id])).out, /authorised .*webhook/);
    assert.equal((await run(['list', '--state=nonsense'])).code, 2);
    assert.deepEqual([(await run(['show', crypto.randomUUID()])).code, (await run(['show', 'nonsense'])).code], [2, 2]);
  });

  test('2 when the server cannot be asked, in words, and never a key', async () => {
    const wrong = await run(['reconcile'], { STAFF_KEY: 'a-wrong-key-of-the-staff-0' });
    assert.equal(wrong.code, 2);
    assert.match(wrong.err, /does not take this key/);
    assert.ok(!wrong.err.includes('a-wrong-key'));
    assert.match((await run(['reconcile', '--server=http://faelles.example'])).err, /not sent in the clear/);
    assert.match((await run(['reconcile', '--server=nonsense'])).err, /no address/);
    assert.match((await run(['reconcile'], { PUBLIC_URL: 'https://faelles.example', STAFF_KEY: '' })).err, /Set STAFF_KEY/);
    const away = await run(['reconcile', '--server=http://127.0.0.1:1']);
    assert.deepEqual([away.code, /does not answer/.test(away.err)], [2, true]);
    assert.equal((await run(['nonsense'])).code, 2);
  });

  test('reads the demo’s key from its data folder', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'faelles-cli-payments-'));
    await writeFile(join(folder, 'secrets.json'), JSON.stringify({ staffKey: here.server.ctx.config.secrets.staffKey }));
    assert.equal((await run(['list'], { STAFF_KEY: '', DATA_DIR: folder })).code, 0);
    await rm(folder, { recursive: true });
  });

  for (const language of ['da', 'en']) {
    test(`every difference has words for what it is, what happens by itself and what to do (${language})`, async () => {
      const { difference } = (await import(`@faelles/language/dictionaries/${language}/difference.js`)) as { difference: Record<string, string> };
      assert.deepEqual(Object.keys(difference).sort(), differenceCodes.flatMap((code) => ['', '.system', '.person'].map((part) => `difference.${code}${part}`)).sort());
    });
  }
});
