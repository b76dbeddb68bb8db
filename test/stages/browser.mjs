// Tests in Chromium through @web/test-runner.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { findChromium } from '../../packages/cli/bootstrap/find-chromium.mjs';
import { root } from '../../packages/cli/bootstrap/install.mjs';
import { files, runNode } from './tools.mjs';

/** All `*.browser.ts` outside test/long; with `quick`, none of `*.slow.browser.ts`. */
export async function run({ filters, quick, pattern = 'test/**/*.browser.ts', exclude = ['test/long/**'] }) {
  const list = files(pattern, { filters, exclude }).filter((file) => !quick || !file.endsWith('.slow.browser.ts'));
  if (list.length === 0) throw new Error(`No test file matches ${pattern}`);
  const chromium = findChromium();
  const report = join(root, '.build', `browser-tests-${process.pid}.json`);
  mkdirSync(join(root, '.build'), { recursive: true });
  const code = await runNode(['node_modules/@web/test-runner/dist/bin.js', '--static-logging', '--files', ...list], {
    CHROME_PATH: chromium,
    FAELLES_BROWSER_REPORT: report,
  });
  const { passed, failed, skipped } = JSON.parse(readFileSync(report, 'utf8'));
  rmSync(report);
  return { passed, skipped, failed: failed === 0 && code !== 0 ? 1 : failed, note: `${list.length} files` };
}
