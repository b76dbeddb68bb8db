// Whole journeys in a browser against a running server: own port, own data folder, the simulator as its child.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findChromium } from '../../packages/cli/bootstrap/find-chromium.mjs';
import { freePort, startServer } from '../../packages/cli/bootstrap/serve.mjs';
import { forgetBytes } from '../support/page-bytes.mjs';
import { runNodeTests } from './node.mjs';
import { files } from './tools.mjs';

/** All `*.journey.ts`; they read BASE_URL and CHROME_PATH. One at a time, since they share a server. */
export async function run({ filters }) {
  const list = files('test/journeys/**/*.journey.ts', { filters });
  if (list.length === 0) throw new Error('No test file matches test/journeys/**/*.journey.ts');
  const chromium = findChromium();
  const dataDir = mkdtempSync(join(tmpdir(), 'faelles-journeys-'));
  forgetBytes();
  let server;
  try {
    server = await startServer({ port: await freePort(), dataDir, quiet: true });
    const result = await runNodeTests(list, {
      env: { BASE_URL: server.url, CHROME_PATH: chromium, DATA_DIR: dataDir },
      concurrency: 1,
      timeout: 300_000,
    });
    if (result.failed > 0) console.log(`\nThe server said:\n${server.log()}`);
    return result;
  } finally {
    await server?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}
