// Every story of a field, built with lean templates and with the templates as they were written: the same elements in the
// same places with the same words. What a place would not tell (a space that is gone between words) the words do.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { after, before, test } from 'node:test';
import { launch, type Browser } from 'puppeteer-core';
import { build, defaultClientConditions } from 'vite';
import { findChromium } from '../../packages/cli/bootstrap/find-chromium.mjs';
import { leanTemplatesPlugin } from '../../packages/cli/bootstrap/lean-templates.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const source = join(root, '.build/lean-fields/source');
const types: Record<string, string> = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css' };

/** Shows one story after the other and says what is seen of each. */
const page = `
import '@faelles/foundation/css/tokens.css';
import '@faelles/foundation/css/page.css';
import { loadLanguage } from '@faelles/foundation/dictionaries.js';
const modules = import.meta.glob('../../../stories/fields/*-field.stories.ts', { eager: true });
const round = (value) => Math.round(value * 4) / 4;
function seen(root, found) {
  for (const node of root.childNodes) {
    if (node.nodeType === 3 && node.data.trim()) found.push(node.data.trim().replace(/\\s+/g, ' '));
    if (node.nodeType !== 1) continue;
    const { x, y, width, height } = node.getBoundingClientRect();
    const attributes = [...node.attributes].map(({ name, value }) => name + '=' + value).sort().join(' ');
    found.push('<' + node.localName + ' ' + attributes + '> ' + [x, y, width, height].map(round).join(' ') + ' ' + (node.checkVisibility() ? node.innerText ?? '' : node.textContent.trim().replace(/\\s+/g, ' ')));
    if (node.shadowRoot) seen(node.shadowRoot, found);
    seen(node, found);
  }
  return found;
}
globalThis.stories = async () => {
  await loadLanguage('da');
  const result = {};
  const app = document.querySelector('main');
  for (const [file, { default: meta, ...stories }] of Object.entries(modules)) {
    for (const [name, story] of Object.entries(stories)) {
      if (!meta.render || story.render) continue;
      app.replaceChildren(meta.render({ ...meta.args, ...story.args }));
      for (let turn = 0; turn < 3; turn++) await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
      result[file.split('/').pop() + ' ' + name] = seen(app, []);
    }
  }
  return result;
};
`;

async function built(name: string, lean: boolean): Promise<string> {
  const outDir = join(root, '.build/lean-fields', name);
  await build({
    root: source, base: './', configFile: false, logLevel: 'error',
    plugins: lean ? [leanTemplatesPlugin()] : [],
    resolve: { conditions: ['faelles-source', ...defaultClientConditions] },
    build: { outDir, emptyOutDir: true, target: 'es2022', reportCompressedSize: false, chunkSizeWarningLimit: 10_000 },
  });
  return outDir;
}

let browser: Browser;
before(async () => {
  mkdirSync(source, { recursive: true });
  writeFileSync(join(source, 'main.js'), page);
  writeFileSync(join(source, 'index.html'), '<!doctype html><html lang="da"><head><meta charset="utf-8"><link rel="icon" href="data:,"><title>Fields</title></head><body><main></main><script type="module" src="./main.js"></script></body></html>');
  browser = await launch({ executablePath: findChromium(), args: ['--no-sandbox'] });
});
after(async () => {
  await browser.close();
  rmSync(join(root, '.build/lean-fields'), { recursive: true });
});

async function storiesOf(folder: string): Promise<Record<string, string[]>> {
  const server = createServer((request, response) => {
    const file = join(folder, new URL(request.url!, 'http://page').pathname);
    if (!file.startsWith(folder) || !existsSync(file)) return void response.writeHead(404).end();
    response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' }).end(readFileSync(file));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const tab = await browser.newPage();
  try {
    await tab.setViewport({ width: 800, height: 900 });
    await tab.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/index.html`);
    await tab.waitForFunction('globalThis.stories');
    return (await tab.evaluate('stories()')) as Record<string, string[]>;
  } finally {
    await tab.close();
    server.close();
  }
}

test('lean templates render every story of a field as they were written', { timeout: 300_000 }, async () => {
  const written = await storiesOf(await built('written', false));
  const lean = await storiesOf(await built('lean', true));
  assert.ok(Object.keys(written).length > 100, `${Object.keys(written).length} stories`);
  for (const [name, seen] of Object.entries(written)) assert.deepEqual(lean[name], seen, name);
});
