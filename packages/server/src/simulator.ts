import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { basename, dirname } from 'node:path';
import { createInterface } from 'node:readline';
import type { ServerConfig } from './config/server-config.ts';
import type { Log } from './log.ts';
import { webhookUrl } from './payments/addresses.ts';
import { GatewayError } from './payments/gateway.ts';
import { vippsWebhooks } from './payments/vipps/register.ts';

/** A running payment simulator. */
type Running = { url: string; stop(): Promise<void> };

type Options = { program: string; env: Record<string, string>; log: Log };

/** The demo's simulators: the configuration that knows their addresses, and what ends them. */
export type Simulators = { config: ServerConfig; stop(): Promise<void> };

/**
 * Starts the payment simulators of the demo profile as programs of their own: the server speaks to each as to the real
 * provider. They end with this process, also when this one is killed: they watch the pipe on their input.
 * @returns the configuration with the addresses they listen at
 * @throws Error when one does not say within ten seconds where it listens
 */
export async function startSimulators(config: ServerConfig, log: Log, clock: () => Date): Promise<Simulators> {
  const { publicUrl, simulator, simulatorVipps, nexi, vipps } = config;
  const controlToken = process.env['CONTROL_TOKEN'] ?? randomBytes(16).toString('hex');
  const common = { PORT: '0', CONTROL_TOKEN: controlToken };
  const running: Running[] = [];
  const stop = async () => {
    await Promise.all(running.splice(0).map((one) => one.stop()));
  };
  const start = async (program: string, env: Record<string, string>) => {
    const one = await startProgram({ program, env: { ...common, ...env }, log });
    running.push(one);
    return one.url;
  };
  const here = { ...config };
  try {
    if (simulator !== undefined && nexi !== undefined) {
      const apiUrl = await start(simulator, { PUBLIC_URL: `${publicUrl}/simulator`, SECRET_KEY: nexi.secretKey });
      here.nexi = { ...nexi, apiUrl };
    }
    if (simulatorVipps !== undefined && vipps !== undefined) {
      const { clientId, clientSecret, subscriptionKey, msn } = vipps;
      const env = { CLIENT_ID: clientId, CLIENT_SECRET: clientSecret, SUBSCRIPTION_KEY: subscriptionKey, MSN: msn };
      const apiUrl = await start(simulatorVipps, { PUBLIC_URL: `${publicUrl}/simulator/vipps`, ...env });
      const secret = await webhookSecret({ ...vipps, apiUrl, fetch, clock }, publicUrl, log);
      here.vipps = { ...vipps, apiUrl, ...(secret !== undefined && { webhookSecrets: [secret] }) };
    }
  } catch (error) {
    await stop();
    throw error;
  }
  return { config: here, stop };
}

/** Registers the demo's webhook as an operator does at the provider. Without it payments are only asked about. */
async function webhookSecret(settings: Parameters<typeof vippsWebhooks>[0], publicUrl: string, log: Log): Promise<string | undefined> {
  try {
    return (await vippsWebhooks(settings).register(webhookUrl(publicUrl, 'vipps'))).secret;
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error;
    // The provider takes https only, and the simulator http to this machine.
    log.warn('vipps-webhook-not-registered', { status: error.status });
    return undefined;
  }
}

async function startProgram({ program, env, log }: Options): Promise<Running> {
  const child = spawn(process.execPath, [program], { stdio: ['pipe', 'pipe', 'inherit'], env: { ...process.env, ...env } });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  let stopping = false;
  void ended.then(() => stopping || log.error('simulator-ended', undefined, { program: basename(dirname(program)) }));
  const url = await new Promise<string>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error('The payment simulator does not start')), 10_000);
    void ended.then(() => reject(new Error('The payment simulator ended at once')));
    child.once('error', reject);
    createInterface({ input: child.stdout }).on('line', (line) => {
      const found = /^listening (http:\/\/127\.0\.0\.1:\d+)$/.exec(line);
      if (!found) return;
      clearTimeout(late);
      resolve(found[1]!);
    });
  }).catch((error: unknown) => {
    child.kill();
    throw error;
  });
  return {
    url,
    async stop() {
      stopping = true;
      child.kill('SIGTERM');
      await ended;
    },
  };
}
