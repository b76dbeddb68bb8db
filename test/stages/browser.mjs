// Tests in Chromium through @web/test-runner.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { findChromium } from '../../packages/cli/bootstrap/find-chromium.mjs';
import { root } from '../../packages/cli/bootstrap/install.mjs';
import { files, runNode } from './tools.mjs';

/** All `*.browser.ts` outside test/long; with `quick`, none of `*.slow.browser.ts`. */
export async function run({ filters, quick, pattern = 'test/**/*.browser.ts', exclude = ['test/long/**'] }) {
  const list = files(pattern, { filters, exclude }).filter((file) => !quick || !file.endsWith('.slow.browser.ts'));
  if (list.length === 0) throw new Error(`No test file matches ${pattern}`);
  const first = await runFiles(list);
  // Of a file whose page went away nothing is known (seen once in twelve runs, on a busy machine): it is asked once more.
  // Whatever comes then counts; a failing test is never tried again.
  const again = first.interrupted.length > 0 ? await runFiles(first.interrupted) : undefined;
  const { passed, failed, skipped } = again
    ? { passed: first.passed + again.passed, skipped: first.skipped + again.skipped, failed: first.failed - first.interrupted.length + again.failed }
    : first;
  return { passed, skipped, failed, note: `${list.length} files${again ? `, ${first.interrupted.length} of them asked once more` : ''}` };
}

/** Runs files and counts; an exit code without a counted failure is a failure too. */
async function runFiles(list) {
  const report = join(root, '.build', `browser-tests-${process.pid}.json`);
  mkdirSync(join(root, '.build'), { recursive: true });
  const code = await runNode(['node_modules/@web/test-runner/dist/bin.js', '--static-logging', '--files', ...list], {
    CHROME_PATH: findChromium(),
    FAELLES_BROWSER_REPORT: report,
  });
  const { passed, failed, skipped, interrupted } = JSON.parse(readFileSync(report, 'utf8'));
  rmSync(report);
  return { passed, skipped, failed: failed === 0 && code !== 0 ? 1 : failed, interrupted: interrupted.map((file) => relative(root, file)) };
}
