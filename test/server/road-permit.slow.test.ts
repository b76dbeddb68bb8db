// The road permit from its first answer to its receipt, over HTTP, with everything real: server, database, simulator.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Application } from '@faelles/schemas/application.js';
import { addDays, todayIn } from '@faelles/schemas/date.js';
import { ReceiptView } from '@faelles/schemas/receipt.js';
import { readConfig } from '@faelles/server/config.js';
import { createLog } from '@faelles/server/log.js';
import { startServer, type RunningServer } from '@faelles/server/start.js';
import { newPostgresUrl } from '../support/database.ts';
import { pdf } from './app.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const vector = JSON.parse(await readFile(join(root, 'test/vectors/road-permit/carriageway.json'), 'utf8'));
const today = todayIn('Europe/Copenhagen', new Date());
const answers = { ...vector.answers, from: addDays(today, 10), to: addDays(today, 14) };

for (const [name, url] of [['PGlite', async () => undefined], ['PostgreSQL', newPostgresUrl]] as const) {
  describe(`the road permit on ${name}`, { timeout: 90_000 }, () => {
    let server: RunningServer;
    let folder: string;
    let cookie = '';
    const lines: string[] = [];
    before(async () => {
      folder = await mkdtemp(join(tmpdir(), 'faelles-permit-'));
      const config = await readConfig({
        PORT: '0', DATA_DIR: folder, SOLUTIONS_DIR: join(root, 'packages/solutions'), DATABASE_URL: await url(),
        SIMULATOR: join(root, 'test/simulators/nexi/main.ts'),
      });
      server = await startServer(config, { log: createLog((line) => lines.push(line)) });
    });
    after(async () => {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    });

    async function call(method: string, path: string, body?: unknown, more: Record<string, string> = {}): Promise<any> {
      const bytes = body instanceof Uint8Array;
      const headers = { origin: server.url, cookie, 'content-type': bytes ? 'application/pdf' : 'application/json', ...more };
      const init: RequestInit = { method, headers };
      if (body !== undefined) init.body = bytes ? Buffer.from(body) : JSON.stringify(body);
      const response = await fetch(server.url + path, init);
      const set = response.headers.get('set-cookie');
      if (set !== null) cookie = set.split(';')[0]!;
      const text = await response.text();
      assert.ok(response.ok, `${method} ${path}: ${response.status} ${text}`);
      return text === '' ? undefined : JSON.parse(text);
    }

    it('is paid with the tab closed, received, and has its receipt', async () => {
      await call('POST', '/api/session', {});
      const { version } = await call('GET', '/solutions/road-permit/definition.json');
      const draft = await call('POST', '/api/drafts', { solution: 'road-permit', definitionVersion: version, inputs: {}, language: 'da' });
      const plan = await call('POST', `/api/drafts/${draft.id}/attachments?field=trafficPlan`, pdf, { 'x-file-name': 'trafikplan.pdf' });
      const application = await call(
        'POST', '/api/applications',
        {
          solution: 'road-permit', definitionVersion: version, draftId: draft.id, language: 'da',
          answers: { ...answers, trafficPlan: [plan] }, shownTotalOre: vector.order.totalOre,
        },
        { 'idempotency-key': randomUUID() },
      );
      assert.equal(application.state, 'awaiting-payment');
      assert.match(application.reference, /^RV-\d{4}-/);
      const payment = await call('POST', `/api/applications/${application.id}/payments`, { method: 'card', shownTotalOre: vector.order.totalOre }, { 'idempotency-key': randomUUID() });
      assert.ok(payment.redirectUrl.startsWith(`${server.url}/simulator/pay/`), payment.redirectUrl);

      const page = await fetch(payment.redirectUrl);
      assert.equal(page.status, 200);
      assert.match(await page.text(), /1\.?080,00/);
      const paid = await fetch(payment.redirectUrl, {
        method: 'POST', redirect: 'manual', body: new URLSearchParams({ action: 'approve' }), headers: { origin: server.url },
      });
      assert.ok(paid.headers.get('location')!.startsWith(`${server.url}/solutions/road-permit/?payment=${payment.id}`));
      // Nobody follows it: the provider's webhook completes the application.
      let found: Application | undefined;
      for (let tries = 0; tries < 400 && found?.state !== 'received'; tries++) {
        await pause(100);
        found = Application.parse(await call('GET', `/api/applications/${application.id}`));
      }
      assert.equal(found?.state, 'received');

      const view = ReceiptView.parse(await call('GET', `/api/receipts/${found.receiptId}`));
      assert.equal(view.masked, false);
      assert.equal(view.verification, 'verified');
      assert.equal(view.receipt.reference, application.reference);
      assert.equal(view.receipt.payment?.remainingOre, 0);
      assert.match(JSON.stringify(view.receipt.sections), /0101505006/);
      const link = await fetch(`${server.url}/api/receipts/${found.receiptId}`, { headers: { authorization: `Link ${view.link?.secret}` } });
      const masked = ReceiptView.parse(await link.json());
      assert.equal(masked.masked, true);
      assert.doesNotMatch(JSON.stringify(masked), /0101505006/);

      const machine = { authorization: `Bearer ${server.ctx.config.secrets.machineKey}` };
      const handed = await call('GET', '/api/machine/applications', undefined, machine);
      assert.deepEqual(handed.applications.map(({ reference }: any) => reference), [application.reference]);
    });

    it('leaves no trace of the citizen in the log', () => {
      const log = lines.join('\n');
      assert.match(log, /"route":"\/api\/applications"/);
      assert.doesNotMatch(log, /0101505006|Testesen|trafikplan|Testvej|test@example/i);
      assert.doesNotMatch(log, new RegExp(cookie.split('=')[1]!));
      assert.ok(!lines.some((line) => JSON.parse(line).level === 'error'), log);
    });
  });
}
