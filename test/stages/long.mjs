// What takes too long for every change: test/long/**, for Node and for the browser.
import { run as browser } from './browser.mjs';
import { runNodeTests } from './node.mjs';
import { files } from './tools.mjs';

/** Everything under test/long. An empty folder is no failure. */
export async function run({ filters }) {
  const results = [];
  const node = files('test/long/**/*.test.ts', { filters });
  if (node.length > 0) results.push(await runNodeTests(node, { timeout: 1_800_000 }));
  const pages = files('test/long/**/*.browser.ts', { filters });
  if (pages.length > 0) results.push(await browser({ filters, quick: false, pattern: 'test/long/**/*.browser.ts', exclude: [] }));
  const sum = (key) => results.reduce((total, result) => total + (result[key] ?? 0), 0);
  return { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped'), note: `${node.length + pages.length} files` };
}
