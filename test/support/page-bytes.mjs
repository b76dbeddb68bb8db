// How many bytes of JavaScript and CSS a page really fetched, as they went over the wire (brotli when the server sends brotli).
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const file = fileURLToPath(new URL('../../.build/page-bytes.json', import.meta.url));

/**
 * Starts counting on a puppeteer page. Call before the first `goto`, with the cache off or fresh.
 * Each address counts once: what the browser cache answers costs the citizen nothing.
 * @param {import('puppeteer-core').Page} page
 * @returns {Promise<{ bytes: () => number, files: () => [url: string, bytes: number][] }>}
 */
export async function watchBytes(page) {
  const devTools = await page.createCDPSession();
  await devTools.send('Network.enable');
  const requests = new Map();
  const sizes = new Map();
  devTools.on('Network.responseReceived', ({ requestId, response, type }) => {
    if (['Script', 'Stylesheet'].includes(type) || /\.(js|css)(\?|$)/.test(response.url)) requests.set(requestId, response.url);
  });
  devTools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const url = requests.get(requestId);
    if (url && !sizes.has(url)) sizes.set(url, encodedDataLength);
  });
  return {
    bytes: () => [...sizes.values()].reduce((sum, size) => sum + size, 0),
    files: () => [...sizes.entries()],
  };
}

/**
 * Keeps a measurement for the budget stage of the tests, under the name of its budget.
 * @param {string} name
 * @param {number} bytes
 */
export function keepBytes(name, bytes) {
  mkdirSync(fileURLToPath(new URL('../../.build/', import.meta.url)), { recursive: true });
  writeFileSync(file, JSON.stringify({ ...keptBytes(), [name]: bytes }));
}

/** All measurements kept since the last {@link forgetBytes}. @returns {Record<string, number>} */
export const keptBytes = () => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {});

/** Forgets them, so that a budget never passes on yesterday's figure. */
export function forgetBytes() {
  mkdirSync(fileURLToPath(new URL('../../.build/', import.meta.url)), { recursive: true });
  writeFileSync(file, '{}');
}
