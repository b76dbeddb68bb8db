/** The demo profile as `npm start` runs it, for one test file: own port, own data folder, the simulator as its child. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from '../../../packages/cli/bootstrap/build.mjs';
import { freePort, startServer } from '../../../packages/cli/bootstrap/serve.mjs';

export interface JourneyServer {
  url: string;
  dataDir: string;
  /** Everything the server wrote so far. */
  log(): string;
  /** Ends the server and starts it again on the same port and folder. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts a server. The pages are built first when their sources changed since the last build. */
export async function startJourneyServer(env: Record<string, string> = {}): Promise<JourneyServer> {
  await build({ only: ['pages'] });
  const dataDir = mkdtempSync(join(tmpdir(), 'faelles-journey-'));
  const port = await freePort();
  const start = () => startServer({ port, dataDir, quiet: true, env });
  let running = await start();
  let before = '';
  return {
    url: running.url,
    dataDir,
    log: () => before + running.log(),
    async restart() {
      await running.stop();
      before += running.log();
      running = await start();
    },
    async stop() {
      await running.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
