// Whole journeys in a browser. Each file starts a server of its own through test/support/journey: own port, own data
// folder, the payment simulator as its child.
import { build } from '../../packages/cli/bootstrap/build.mjs';
import { findChromium } from '../../packages/cli/bootstrap/find-chromium.mjs';
import { forgetBytes } from '../support/page-bytes.mjs';
import { runNodeTests } from './node.mjs';
import { files } from './tools.mjs';

/** All `*.journey.ts`, two at a time: a journey is a talk between browser, server and test, of whom one works and two wait. */
export async function run({ filters }) {
  const list = files('test/journeys/**/*.journey.ts', { filters });
  if (list.length === 0) throw new Error('No test file matches test/journeys/**/*.journey.ts');
  forgetBytes();
  // Here once, so that two files never build the same pages at the same time.
  await build({ only: ['pages'] });
  return runNodeTests(list, { env: { CHROME_PATH: findChromium() }, concurrency: 2, timeout: 600_000 });
}
