import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Fault } from './nexi/faults.ts';
import type { Delivery } from './nexi/webhooks.ts';
import type { Payment } from './nexi/state.ts';

export type { Fault, Delivery, Payment };

/** How the simulator is to run. Everything has a default that suits a test. */
export interface SimulatorOptions {
  /** Port on 127.0.0.1; default any free one. */
  port?: number;
  /** Base of the payment page when a proxy stands in front, such as `http://127.0.0.1:4173/simulator`. */
  publicUrl?: string;
  secretKey?: string;
  controlToken?: string;
  merchantId?: number;
  merchantName?: string;
  /** Pauses between attempts to deliver a webhook, in milliseconds. */
  webhookRetries?: number[];
  /** How long a refund is pending, in milliseconds. */
  refundDelay?: number;
  /** Retrievals of one payment within an hour; 0 is no limit. */
  retrieveLimit?: number;
}

/** A running simulator. */
export interface Simulator {
  /** Base address of the API. */
  url: string;
  secretKey: string;
  controlToken: string;
  /** Orders a misbehaviour; resolves when it lies in wait. */
  control(fault: Fault): Promise<void>;
  /** What the merchant's webhooks have been sent so far. */
  deliveries(): Promise<Delivery[]>;
  /** A payment as the simulator sees it, without webhook credentials. */
  payment(paymentId: string): Promise<Payment>;
  /** Presses a button of the payment page without a browser. */
  pay(paymentId: string, verb: 'approve' | 'decline'): Promise<void>;
  /** Forgets payments, faults and deliveries. */
  reset(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts the payment simulator as a process of its own.
 * @throws Error when it does not come up; its own words are on stderr.
 */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const secretKey = options.secretKey ?? 'simulator-secret-key';
  const controlToken = options.controlToken ?? 'simulator-control-token';
  const given: [name: string, value: string | number | undefined][] = [
    ['PUBLIC_URL', options.publicUrl],
    ['MERCHANT_ID', options.merchantId],
    ['MERCHANT_NAME', options.merchantName],
    ['WEBHOOK_RETRIES', options.webhookRetries?.join(',')],
    ['REFUND_DELAY', options.refundDelay],
    ['RETRIEVE_LIMIT', options.retrieveLimit],
  ];
  const env: NodeJS.ProcessEnv = { PORT: String(options.port ?? 0), SECRET_KEY: secretKey, CONTROL_TOKEN: controlToken };
  for (const [name, value] of given) if (value !== undefined) env[name] = String(value);

  const main = fileURLToPath(new URL('nexi/main.ts', import.meta.url));
  const child = spawn(process.execPath, [main], { env, stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  const lines = createInterface({ input: child.stdout });
  const first = await Promise.race([once(lines, 'line'), ended.then(() => [''])]);
  const url = /^listening (http:\S+)$/.exec(String(first[0]))?.[1];
  if (url === undefined) {
    child.kill();
    throw new Error('the payment simulator did not start');
  }

  const call = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const answer = await fetch(`${url}/control/${path}`, {
      method,
      headers: { authorization: `Bearer ${controlToken}` },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`control ${method} ${path}: ${answer.status} ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  };

  return {
    url,
    secretKey,
    controlToken,
    control: async (fault) => void (await call('POST', 'faults', fault)),
    deliveries: async () => (await call('GET', 'deliveries')) as Delivery[],
    payment: async (paymentId) => (await call('GET', `payments/${paymentId}`)) as Payment,
    pay: async (paymentId, verb) => void (await call('POST', `payments/${paymentId}/${verb}`)),
    reset: async () => void (await call('POST', 'reset')),
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
