// Browser tests: `test/**/*.browser.ts` in the Chromium of this machine, from source, under a strict policy.
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import { a11ySnapshotPlugin } from '@web/test-runner-commands/plugins';
import { fileURLToPath } from 'node:url';
import { chromiumArgs, findChromium } from './packages/cli/bootstrap/find-chromium.mjs';
import { countReporter } from './test/support/wtr-count-reporter.mjs';
import { paymentEndpoint } from './test/support/wtr-payment-endpoint.mjs';
import {
  axTreePlugin,
  consoleWatchPlugin,
  emulateFeaturesPlugin,
  strictPolicyPlugin,
} from './test/support/wtr-plugins.mjs';

export default {
  rootDir: fileURLToPath(new URL('.', import.meta.url)),
  files: ['test/**/*.browser.ts', '!test/long/**'],
  nodeResolve: { exportConditions: ['faelles-source', 'development', 'browser', 'import', 'default'] },
  // Two pages at a time, each in a window of its own: a tab behind another gets no frames and waits for seconds.
  // Each believes it has the focus, so that focus tests do not disturb each other.
  concurrency: 2,
  browsers: [
    chromeLauncher({
      launchOptions: { executablePath: findChromium(), args: chromiumArgs() },
      async createPage({ browser }) {
        const context = await browser.createBrowserContext();
        const page = await context.newPage();
        const devTools = await page.createCDPSession();
        await devTools.send('Emulation.setFocusEmulationEnabled', { enabled: true });
        return page;
      },
    }),
  ],
  // For a machine several times as slow as ours: twice what test/support/until.ts waits for a state, so that it is heard.
  testFramework: { config: { ui: 'bdd', timeout: 40_000 } },
  browserStartTimeout: 90_000,
  testsStartTimeout: 90_000,
  testsFinishTimeout: 300_000,
  reporters: [
    defaultReporter({ reportTestResults: true, reportTestProgress: process.stdout.isTTY === true }),
    ...(process.env.FAELLES_BROWSER_REPORT ? [countReporter(process.env.FAELLES_BROWSER_REPORT)] : []),
  ],
  middleware: [paymentEndpoint()],
  plugins: [
    consoleWatchPlugin(),
    esbuildPlugin({ ts: true, target: 'es2022', tsconfig: fileURLToPath(new URL('./tsconfig.json', import.meta.url)) }),
    a11ySnapshotPlugin(),
    emulateFeaturesPlugin(),
    axTreePlugin(),
    strictPolicyPlugin(),
  ],
};
