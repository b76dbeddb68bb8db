// Bytes a citizen downloads, against test/budgets/budgets.json.
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launch } from 'puppeteer-core';
import { built } from '../../packages/cli/bootstrap/build.mjs';
import { chromiumArgs, findChromium } from '../../packages/cli/bootstrap/find-chromium.mjs';
import { root } from '../../packages/cli/bootstrap/install.mjs';
import { freePort, startServer } from '../../packages/cli/bootstrap/serve.mjs';
import { keptBytes, watchBytes } from '../support/page-bytes.mjs';

/** All chunks an entry can ever load, on demand included. */
function chunksOf(manifest, key, seen = new Set()) {
  if (seen.has(key)) return seen;
  seen.add(key);
  for (const other of [...(manifest[key]?.imports ?? []), ...(manifest[key]?.dynamicImports ?? [])]) chunksOf(manifest, other, seen);
  return seen;
}

/** Bytes of everything an entry of the built pages can load. */
function bytesOfEntry(entry) {
  const file = join(built.pages, 'manifest.json');
  if (!existsSync(file)) throw new Error('There are no built pages; the build stage must run first.');
  const manifest = JSON.parse(readFileSync(file, 'utf8'));
  const key = Object.keys(manifest).find((path) => path === entry || path.endsWith(`/${entry}`));
  if (!key) throw new Error(`${entry} is not in the built pages`);
  const names = [...chunksOf(manifest, key)].flatMap((chunk) => [manifest[chunk].file, ...(manifest[chunk].css ?? [])]);
  return [...new Set(names.filter((name) => /\.(js|css)$/.test(name)))].reduce((sum, name) => sum + statSync(join(built.pages, `${name}.br`)).size, 0);
}

/** In the page: whether a form control can be seen, through all open shadow roots; else presses the way on. */
function fieldStands() {
  const deep = (node) => [node, ...[...(node.shadowRoot?.children ?? []), ...node.children].flatMap(deep)];
  const all = deep(document.body);
  const field = all.find((node) => node.matches('input:not([type=hidden]), select, textarea') && node.checkVisibility());
  if (field) return true;
  const way = all.find((node) => node.matches('button[type=submit], button.primary, button[part~=continue], button[part~=primary]') && node.checkVisibility());
  way?.click();
  return false;
}

/** Opens an address in a fresh browser and counts until the first field stands. */
async function bytesUntilField(browser, url) {
  const context = await browser.createBrowserContext();
  try {
    const page = await context.newPage();
    const watch = await watchBytes(page);
    await page.goto(url, { waitUntil: 'load' });
    await page.waitForFunction(fieldStands, { timeout: 20_000, polling: 250 });
    const bytes = watch.bytes();
    for (const [file, size] of watch.files()) console.log(`    ${String(size).padStart(6)}  ${new URL(file).pathname}`);
    if (bytes === 0) throw new Error(`no JavaScript or CSS was seen on ${url}`);
    return bytes;
  } finally {
    await context.close();
  }
}

/** One test per budget. */
export async function run() {
  const { budgets } = JSON.parse(readFileSync(join(root, 'test/budgets/budgets.json'), 'utf8'));
  const kept = keptBytes();
  const dataDir = mkdtempSync(join(tmpdir(), 'faelles-budgets-'));
  let passed = 0;
  let failed = 0;
  let server;
  let browser;
  const measure = async ({ opens, entry, measured }) => {
    if (entry) return bytesOfEntry(entry);
    if (measured) {
      if (!(measured in kept)) throw new Error(`no journey kept the bytes of "${measured}"`);
      return kept[measured];
    }
    server ??= await startServer({ port: await freePort(), dataDir, quiet: true });
    browser ??= await launch({ executablePath: findChromium(), args: chromiumArgs(), headless: true });
    return bytesUntilField(browser, new URL(opens, server.url).href);
  };
  try {
    for (const budget of budgets) {
      try {
        const bytes = await measure(budget);
        const within = bytes <= budget.bytes;
        if (within) passed += 1;
        else failed += 1;
        console.log(`${within ? '✔' : '✖'} ${budget.name}: ${bytes} of ${budget.bytes} bytes`);
      } catch (error) {
        failed += 1;
        console.log(`✖ ${budget.name}: could not be measured, ${error.message}`);
      }
    }
  } finally {
    await browser?.close();
    await server?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
  return { passed, failed };
}
