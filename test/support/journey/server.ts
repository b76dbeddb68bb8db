/** The demo profile as `npm start` runs it, for one test file: own port, own data folder, the simulator as its child. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from '../../../packages/cli/bootstrap/build.mjs';
import { freePort, startServer } from '../../../packages/cli/bootstrap/serve.mjs';
import { migratedFolder } from '../migrated-folder.ts';
import type { Delivery, Fault, Payment } from '../../simulators/start.ts';

export interface JourneyServer {
  url: string;
  dataDir: string;
  /** The payment provider behind the server. */
  provider: Provider;
  /** Everything the server wrote so far. */
  log(): string;
  /** Ends the server, does something, and starts it again on the same port and folder. The simulator forgets everything. */
  restart(between?: () => Promise<void> | void): Promise<void>;
  stop(): Promise<void>;
}

/** The provider's simulator, told what to do behind the citizen's back. */
export interface Provider {
  /** Orders a misbehaviour; resolves when it lies in wait. */
  misbehave(fault: Fault): Promise<void>;
  /** Ends every misbehaviour. */
  behave(): Promise<void>;
  payments(): Promise<Payment[]>;
  deliveries(): Promise<Delivery[]>;
  /** Presses a button of the payment page without a browser. */
  press(paymentId: string, button: 'approve' | 'decline'): Promise<void>;
}

const controlToken = 'journeys-control-token';

function providerBehind(server: string): Provider {
  const call = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const answer = await fetch(`${server}/simulator/control/${path}`, {
      method,
      headers: { authorization: `Bearer ${controlToken}`, origin: server },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`simulator: ${method} ${path}: ${answer.status} ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  };
  return {
    misbehave: async (fault) => void (await call('POST', 'faults', fault)),
    behave: async () => void (await call('DELETE', 'faults')),
    payments: async () => (await call('GET', 'payments')) as Payment[],
    deliveries: async () => (await call('GET', 'deliveries')) as Delivery[],
    press: async (id, button) => void (await call('POST', `payments/${id}/${button}`)),
  };
}

/** Starts a server. The pages are built first when their sources changed since the last build. */
export async function startJourneyServer(env: Record<string, string> = {}): Promise<JourneyServer> {
  await build({ only: ['pages'] });
  const dataDir = mkdtempSync(join(tmpdir(), 'faelles-journey-'));
  // A server that starts with an empty folder spends most of its start on the migrations; test/server/process.test.ts does.
  cpSync(await migratedFolder(), join(dataDir, 'db'), { recursive: true });
  const port = await freePort();
  const start = () => startServer({ port, dataDir, quiet: true, env: { CONTROL_TOKEN: controlToken, ...env } });
  let running = await start();
  let before = '';
  return {
    url: running.url,
    dataDir,
    provider: providerBehind(running.url),
    log: () => before + running.log(),
    async restart(between) {
      await running.stop();
      before += running.log();
      await between?.();
      running = await start();
    },
    async stop() {
      await running.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
