// A receipt in the hands of somebody else: its QR code, its files, and a page of another origin that checks it.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import type { ReceiptView } from '@faelles/schemas/receipt.js';
import { gardenName, gardenSolutions } from '../support/journey/garden-plot.ts';
import { journeys } from '../support/journey/setup.ts';
import { startVendorPage } from '../support/journey/vendor-page.ts';

describe('checking a receipt', () => {
  const here = journeys({ SOLUTIONS_DIR: gardenSolutions() });
  let view: ReceiptView;
  const files: Record<'whole' | 'tampered' | 'pdf', string> = { whole: '', tampered: '', pdf: '' };

  before(async () => {
    const { url } = here.server;
    const call = async (method: string, path: string, cookie: string, body?: unknown) =>
      fetch(url + path, {
        method,
        headers: { origin: url, cookie, ...(body !== undefined && { 'content-type': 'application/json', 'idempotency-key': randomUUID() }) },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
    const session = await call('POST', '/api/session', '', {});
    const cookie = session.headers.get('set-cookie')!.split(';')[0]!;
    const sent = await call('POST', '/api/applications', cookie, {
      solution: 'garden-plot', definitionVersion: '1.0.0', answers: { name: gardenName, school: true }, language: 'da', shownTotalOre: 0,
    });
    const { receiptId } = (await sent.json()) as { receiptId: string };
    view = (await (await call('GET', `/api/receipts/${receiptId}`, cookie)).json()) as ReceiptView;
    const folder = mkdtempSync(join(tmpdir(), 'faelles-receipts-'));
    const keep = (name: string, content: string | Uint8Array) => {
      writeFileSync(join(folder, name), content);
      return join(folder, name);
    };
    const saved = await (await call('GET', `/api/receipts/${receiptId}.json`, cookie)).text();
    files.whole = keep('kvittering.json', saved);
    files.tampered = keep('rettet.json', saved.replace(view.receipt.reference, 'GP-2026-222222'));
    files.pdf = keep('kvittering.pdf', new Uint8Array(await (await call('GET', `/api/receipts/${receiptId}.pdf`, cookie)).arrayBuffer()));
  });

  it('the address in the QR code leads to the answer, and its code into no log; the next code is typed', async (t) => {
    const { citizen, watch } = await here.visit(t, { width: 320, height: 640 });
    const { code, url } = view.receipt.verify!;
    assert.ok(url.startsWith(`${here.server.url}/verify.html#`));
    await citizen.open(url.slice(here.server.url.length));
    await citizen.find({ role: 'heading', name: 'Der findes en ægte kvittering med denne kode' });
    const said = await citizen.text();
    assert.ok(said.includes('Prøvekommunen') && said.includes('Lej en nyttehave'));
    assert.ok(!said.includes(gardenName) && !said.includes(view.receipt.reference));
    assert.equal((await citizen.focused())?.name, 'Der findes en ægte kvittering med denne kode');
    assert.equal(await citizen.page.evaluate(() => document.documentElement.scrollWidth), 320);
    await citizen.press('Tjek en anden kvittering');
    await citizen.fill('Kontrolkode', code.replace(/.$/, (sign) => (sign === '2' ? '3' : '2')));
    await citizen.press('Tjek koden');
    assert.match(await citizen.errorAt('Kontrolkode'), /byttet plads/);
    await citizen.fill('Kontrolkode', code.toLowerCase().replaceAll('-', ' '));
    await citizen.press('Tjek koden');
    await citizen.find({ role: 'heading', name: 'Der findes en ægte kvittering med denne kode' });
    await citizen.follow('English');
    await citizen.find({ role: 'heading', name: 'There is a genuine receipt with this code' });
    const bare = code.replaceAll('-', '');
    assert.ok(!here.server.log().includes(bare));
    assert.deepEqual(watch.addresses.filter((address) => address.replace(/#.*/, '').includes(bare)), []);
  });

  it('files: the saved one is genuine, a changed one is not, and the PDF shows what was signed', async (t) => {
    const { citizen } = await here.visit(t);
    await citizen.open('/verify.html');
    await citizen.attach('Vælg kvitteringens fil', files.tampered);
    await citizen.find({ role: 'heading', name: 'Kvitteringen er ændret' });
    await citizen.press('Tjek en anden kvittering');
    await citizen.attach('Vælg kvitteringens fil', files.whole);
    await citizen.find({ role: 'heading', name: 'Kvitteringen er ægte' });
    await citizen.press('Tjek en anden kvittering');
    await citizen.attach('Vælg kvitteringens fil', files.pdf);
    await citizen.find({ role: 'heading', name: 'De underskrevne data i filen er ægte' });
    await citizen.click(await citizen.find({ role: 'DisclosureTriangle', name: 'Se det, der er underskrevet' }));
    await citizen.reads(new RegExp(view.receipt.reference));
    assert.ok((await citizen.text()).includes(gardenName), 'who holds the file sees what is in it');
  });

  it('a page of another origin checks it, under a policy of its own', async (t) => {
    const { url } = here.server;
    const vendor = await startVendorPage(url, {
      script: "import '@faelles/receipt/elements/fk-receipt-verifier.js';",
      page: `<!doctype html><html lang="da"><head><meta charset="utf-8"><title>Udlejeren</title><link rel="icon" href="data:,"><script type="module" src="/own/page.js"></script></head>
        <body><main><h1>Udlejeren</h1><fk-receipt-verifier hide-heading endpoint="${url}/api" authority="99999012" code="${view.receipt.verify!.code}"></fk-receipt-verifier></main></body></html>`,
      policy: `default-src 'self'; img-src data:; connect-src ${url}; require-trusted-types-for 'script'; trusted-types lit-html 'allow-duplicates'`,
    });
    t.after(() => vendor.stop());
    const { citizen } = await here.visit(t);
    await citizen.page.goto(vendor.url);
    await citizen.find({ role: 'heading', name: 'Kvitteringen er fra en anden myndighed' });
    await citizen.reads(/den er fra Prøvekommunen/);
  });
});
