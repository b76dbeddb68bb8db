// Whole journeys in a browser. Each file starts a server of its own through test/support/journey: own port, own data
// folder, the payment simulator as its child.
import { build } from '../../packages/cli/bootstrap/build.mjs';
import { findChromium } from '../../packages/cli/bootstrap/find-chromium.mjs';
import { forgetBytes } from '../support/page-bytes.mjs';
import { runNodeTests } from './node.mjs';
import { files } from './tools.mjs';

/** All `*.journey.ts`, one at a time: browser, server and test together keep two cores busy, and slow ones show what no citizen sees. */
export async function run({ filters }) {
  const list = files('test/journeys/**/*.journey.ts', { filters });
  if (list.length === 0) throw new Error('No test file matches test/journeys/**/*.journey.ts');
  forgetBytes();
  await build({ only: ['pages'] });
  return runNodeTests(list, { env: { CHROME_PATH: findChromium() }, concurrency: 1, timeout: 600_000 });
}
