import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Fault } from './faults.ts';
import type { Delivery } from './webhooks.ts';

/** How any simulator is to run. Everything has a default that suits a test. */
export interface CommonOptions {
  /** Port on 127.0.0.1; default any free one. */
  port?: number;
  /** Base of the payer's page when a proxy stands in front, such as `http://127.0.0.1:4173/simulator`. */
  publicUrl?: string;
  controlToken?: string;
  merchantName?: string;
  /** Pauses between attempts to deliver a webhook, in milliseconds. */
  webhookRetries?: number[];
}

/** A running simulator, whatever it speaks. */
export interface RunningSimulator<Payment> {
  /** Base address of the API. */
  url: string;
  controlToken: string;
  /** Orders a misbehaviour; resolves when it lies in wait. */
  control(fault: Fault): Promise<void>;
  /** Takes back the misbehaviours that have not struck yet. */
  calm(): Promise<void>;
  /** What the merchant's webhooks have been sent so far. */
  deliveries(): Promise<Delivery[]>;
  /** Whether no webhook is queued, late, under way or to be repeated. */
  quiet(): Promise<boolean>;
  /** A payment as the simulator sees it, without webhook credentials. */
  payment(id: string): Promise<Payment>;
  payments(): Promise<Payment[]>;
  /** Presses a button of the payer's page without a browser. */
  pay(id: string, verb: string): Promise<void>;
  /** Forgets payments, faults and deliveries. */
  reset(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts a simulator as a process of its own.
 * @param main its program, below `test/simulators/`.
 * @throws Error when it does not come up; its own words are on stderr.
 */
export async function startProgram<Payment>(
  main: string,
  options: CommonOptions,
  own: Record<string, string | number | undefined>,
): Promise<RunningSimulator<Payment>> {
  const controlToken = options.controlToken ?? 'simulator-control-token';
  const given = {
    PUBLIC_URL: options.publicUrl,
    MERCHANT_NAME: options.merchantName,
    WEBHOOK_RETRIES: options.webhookRetries?.join(','),
    ...own,
  };
  const env: NodeJS.ProcessEnv = { PORT: String(options.port ?? 0), CONTROL_TOKEN: controlToken };
  for (const [name, value] of Object.entries(given)) if (value !== undefined) env[name] = String(value);
  const program = fileURLToPath(new URL(`../${main}`, import.meta.url));
  const child = spawn(process.execPath, [program], { env, stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  const lines = createInterface({ input: child.stdout });
  const first = await Promise.race([once(lines, 'line'), ended.then(() => [''])]);
  const url = /^listening (http:\S+)$/.exec(String(first[0]))?.[1];
  if (url === undefined) {
    child.kill();
    throw new Error('the payment simulator did not start');
  }

  const ask = (method: string, path: string, body?: unknown) =>
    fetch(`${url}/control/${path}`, {
      method,
      headers: { authorization: `Bearer ${controlToken}` },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  const call = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const answer = await ask(method, path, body);
    const text = await answer.text();
    if (!answer.ok) throw new Error(`control ${method} ${path}: ${answer.status} ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  };

  return {
    url,
    controlToken,
    control: async (fault) => void (await call('POST', 'faults', fault)),
    calm: async () => void (await call('DELETE', 'faults')),
    deliveries: async () => (await call('GET', 'deliveries')) as Delivery[],
    quiet: async () => (await ask('GET', 'quiet')).status === 204,
    payment: async (id) => (await call('GET', `payments/${id}`)) as Payment,
    payments: async () => (await call('GET', 'payments')) as Payment[],
    pay: async (id, verb) => void (await call('POST', `payments/${id}/${verb}`)),
    reset: async () => void (await call('POST', 'reset')),
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
