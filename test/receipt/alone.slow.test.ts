// A receipt from its data alone: one file on a disk, without a server, a network or a form, under a policy that lets nothing in.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import type { Browser, Page } from 'puppeteer-core';
import { receiptDocument } from '@faelles/receipt/model/document.js';
import { receiptWords } from '@faelles/server/receipts/words.js';
import type { ReceiptView } from '@faelles/schemas/receipt.js';
import { launch } from '../support/journey/browser.ts';
import { pdfWords } from '../support/pdf-words.ts';
import { piecesOf, toldIn } from '../support/receipt-words.ts';
import { decided, hostile, masked, toPayBySlip, whole } from '../../stories/receipt/view.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'faelles-alone-'));
const deliveries: NonNullable<ReceiptView['deliveries']> = [{ channel: 'digital-post', state: 'sent', at: '2026-11-20T13:32:00Z' }];

/** The element with everything it may ever fetch, as one script. */
async function elementScript(): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: "import '@faelles/receipt/elements/fk-receipt.js';", resolveDir: root, loader: 'js' },
    bundle: true, format: 'iife', minify: true, conditions: ['faelles-source', 'production'], target: 'es2022', write: false, logLevel: 'silent',
  });
  return outputFiles[0]!.text;
}

/** A page with the element and its data, and nothing else. */
function pageOf(script: string, view: ReceiptView, language: string): string {
  const whole = `${script}\ndocument.querySelector('fk-receipt').view = ${JSON.stringify(view)};`.replaceAll('</script', '<\\/script');
  const policy = `default-src 'none'; script-src 'sha256-${createHash('sha256').update(whole).digest('base64')}'; require-trusted-types-for 'script'; trusted-types lit-html 'allow-duplicates'`;
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta http-equiv="Content-Security-Policy" content="${policy}"><title>Kvittering</title></head><body><fk-receipt></fk-receipt><script>${whole}</script></body></html>`;
}

describe('a receipt from its data alone', () => {
  let browser: Browser;
  let script = '';
  before(async () => {
    [browser, script] = await Promise.all([launch(), elementScript()]);
  });
  after(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** What the page says of its own, once it says anything and has its QR code. */
  async function told(page: Page): Promise<string> {
    await page.waitForFunction(() => document.querySelector('fk-receipt')?.shadowRoot?.querySelector('svg.qr'), { timeout: 60_000 });
    return page.evaluate(() => document.querySelector('fk-receipt')!.shadowRoot!.querySelector('article')!.textContent);
  }

  for (const [name, view] of Object.entries({ whole: { ...whole, deliveries }, masked, decided, toPayBySlip, hostile })) {
    for (const language of ['da', 'en'] as const) {
      it(`is all there: ${name}, ${language}`, { timeout: 120_000 }, async (t) => {
        const page = await browser.newPage();
        t.after(() => page.close());
        const file = pathToFileURL(join(folder, `${name}-${language}.html`)).href;
        const unexpected: string[] = [];
        page.on('request', (request) => request.url() !== file && unexpected.push(request.url().slice(0, 200)));
        page.on('console', (message) => unexpected.push(message.text()));
        page.on('pageerror', (error) => unexpected.push(String(error)));
        writeFileSync(fileURLToPath(file), pageOf(script, view, language));
        await page.setViewport({ width: 320, height: 640 });
        await page.setOfflineMode(true);
        await page.goto(file);
        const pieces = piecesOf(receiptDocument(view.receipt, language, receiptWords(language), { masked: view.masked }));
        const first = await told(page);
        assert.equal(toldIn(first, pieces).missing, undefined);
        assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 320);

        await page.reload();
        assert.equal(await told(page), first, 'after a reload it says the same');

        // Every place to press is reached in the order it is read.
        const stops = await page.evaluate(() => [...document.querySelector('fk-receipt')!.shadowRoot!.querySelectorAll('a, button')].map((one) => one.textContent!.trim()));
        const reached: string[] = [];
        for (const _ of stops) {
          await page.keyboard.press('Tab');
          reached.push(await page.evaluate(() => document.querySelector('fk-receipt')!.shadowRoot!.activeElement?.textContent?.trim() ?? ''));
        }
        assert.deepEqual(reached, stops);

        const paper = await pdfWords(await page.pdf({ format: 'A4', tagged: true }));
        const words = paper.text.replace(/\s+/g, '');
        const say = receiptWords(language);
        for (const part of [view.receipt.reference, view.receipt.verify!.code, say('receipt.answers'), say('receipt.contact')]) assert.ok(words.includes(part.replace(/\s+/g, '')), `the paper says "${part}"`);
        assert.ok(!words.includes(say('receipt.print').replace(/\s+/g, '')), 'the paper has no buttons');
        assert.deepEqual(unexpected, []);
      });
    }
  }
});
