// Measures a built candidate in Chromium: a fresh context each time, real keys, the browser's own counters.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import type { Browser, CDPSession, Page } from 'puppeteer-core';
import { answers, forms } from './forms.ts';
import { pages } from './build.ts';

/** Figures by name; several measurements of one. */
export type Figures = Record<string, number[]>;

const types: Record<string, string> = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css' };
const policy = "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'";
const rest = (ms: number) => new Promise((done) => setTimeout(done, ms));

/** Serves the built pages with brotli, under the policy every page of ours lives under. */
export function serve(): Promise<Server> {
  const server = createServer((request, response) => {
    const path = join(pages, new URL(request.url!, 'http://bench').pathname);
    if (!path.startsWith(pages) || !existsSync(`${path}.br`)) return void response.writeHead(404).end();
    response
      .writeHead(200, { 'content-type': types[extname(path)], 'content-encoding': 'br', 'cache-control': 'no-store', 'content-security-policy': policy })
      .end(readFileSync(`${path}.br`));
  });
  return new Promise((done) => server.listen(0, '127.0.0.1', () => done(server)));
}

interface Open {
  page: Page;
  session: CDPSession;
  files: Set<string>;
  close: () => Promise<void>;
}

/** `bench` of in-page.ts, as text: what runs there is not part of this program. */
const ask = (page: Page, code: string): Promise<unknown> => page.evaluate(`(async () => ${code})()`);

async function open(browser: Browser, server: Server, candidate: string, form: string, slow = false): Promise<Open> {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.setViewport({ width: 1280, height: 900 });
  const session = await page.createCDPSession();
  await session.send('Performance.enable');
  if (slow) {
    // The browser's own preset "Slow 4G", and a processor four times slower.
    await session.send('Network.enable');
    await session.send('Network.emulateNetworkConditions', { offline: false, latency: 562.5, downloadThroughput: 180_000, uploadThroughput: 84_375 });
    await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  }
  const files = new Set<string>();
  page.on('request', (request) => void files.add(new URL(request.url()).pathname));
  await page.evaluateOnNewDocument(`globalThis.form = ${JSON.stringify(forms[form])}`);
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/${candidate}/index.html`);
  await page.waitForFunction('globalThis.bench?.ready > 0', { timeout: 60_000 });
  await rest(200);
  return { page, session, files, close: () => context.close() };
}

const ready = async ({ page }: Open) => (await ask(page, 'bench.ready')) as number;

async function counters({ session }: Open): Promise<Record<string, number>> {
  const { metrics } = await session.send('Performance.getMetrics');
  return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
}

async function heap({ session }: Open): Promise<number> {
  await session.send('HeapProfiler.enable');
  for (let turn = 0; turn < 2; turn++) await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.send('HeapProfiler.disable');
  return usedSize / 2 ** 20;
}

const median = (values: number[]) => [...values].sort((a, b) => a - b)[values.length >> 1]!;

/** What was measured at a form; `null` is a fault of the candidate and no time. */
export async function measure(browser: Browser, server: Server, candidate: string, form: string): Promise<Record<string, number>> {
  const shown = await open(browser, server, candidate, form);
  const { page } = shown;
  try {
    const found: Record<string, number> = { load: await ready(shown), script: (await counters(shown)).ScriptDuration! * 1000, heap: await heap(shown), dom: (await ask(page, 'bench.elements()')) as number };
    const { steps } = forms[form]!;
    if (form === 'w2' || form === 'w3') {
      Object.assign(found, await keys(page, form === 'w2' ? ['f40', 'f100', 'f160', 'f190'] : ['f200', 'f500', 'f900']));
      await shown.close();
      const again = await open(browser, server, candidate, form);
      found.validate = timed(await ask(again.page, `bench.validate(${steps[0]!.fields.length})`), `${candidate} ${form} validate`);
      await again.close();
      return found;
    }
    await ask(page, `bench.fill(${JSON.stringify(form === 'w1' ? answers : Object.fromEntries(steps.flatMap(({ fields }) => fields.map(({ name }) => [name, 'AB1234']))))})`);
    const moves: number[] = [];
    for (const { fields } of steps.slice(1, 21)) moves.push(timed(await ask(page, `bench.next(${JSON.stringify(fields[0]!.name)})`), `${candidate} ${form} step`));
    found.step = median(moves);
    if (form !== 'w1') return found;
    found.summary = timed(await ask(page, 'bench.next()'), `${candidate} summary`);
    await rest(200);
    found.csp = ((await ask(page, 'bench.csp')) as string[]).length;
    const bytes = [...shown.files].filter((path) => /\.(js|css)$/.test(path)).map((path) => statSync(join(pages, `${path}.br`)).size);
    found.kB = bytes.reduce((sum, size) => sum + size, 0) / 1000;
    await shown.close();
    const slow = await open(browser, server, candidate, form, true);
    found.slow = await ready(slow);
    await slow.close();
    return found;
  } finally {
    await shown.close().catch(() => {});
  }
}

function timed(value: unknown, what: string): number {
  if (typeof value !== 'number') throw new Error(`${what}: it never came`);
  return value;
}

/** Six keys in each field: the first makes a message or another one, the last takes it away. */
async function keys(page: Page, names: string[]): Promise<Record<string, number>> {
  const same: number[] = [];
  const change: number[] = [];
  for (const name of names) {
    await ask(page, `bench.focus(${JSON.stringify(name)})`);
    for (const [at, key] of [...'AB1234'].entries()) {
      const value = 'AB1234'.slice(0, at + 1);
      await ask(page, `bench.typing(${JSON.stringify(name)}, ${JSON.stringify(value)}, ${at < 5})`);
      await page.keyboard.press(key as 'A');
      const { handled, right } = (await ask(page, 'globalThis.typed')) as { handled: number; right: boolean };
      if (!right) throw new Error(`${name}: “${value}” was not taken, or its message is wrong`);
      (at === 0 || at === 5 ? change : same).push(handled);
      await rest(25);
    }
  }
  return { key: median(same), 'key change': median(change) };
}
