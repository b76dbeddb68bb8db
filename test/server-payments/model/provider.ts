// A payment simulator as a process of its own whose clock the test moves, and what its books say in one shape.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** What a provider holds of one payment, from its own books, in øre. */
export interface Entry {
  provider: string;
  providerId: string;
  /** The last part of the address of the payer's page. */
  page: string;
  reserved: number;
  charged: number;
  cancelled: number;
  refunded: number;
  /** Refunds that are under way and not there yet. */
  pending: number;
  /** Ids of what was taken, where the provider has such. */
  charges: { id: string; ore: number }[];
}

/** What the municipality's book-keeper does at the provider. */
export type BookKeeping = 'refund' | 'capture' | 'cancel';

/** What is different from one simulator to another. */
export interface Kind {
  name: 'nexi' | 'vipps';
  /** What its program and the server's environment are told. */
  env: Record<string, string>;
  entry(payment: any): Entry;
  /** A request of the book-keeper's, made without our server. */
  keep(url: string, entry: Entry, what: BookKeeping, ore: number): Promise<Response>;
}

/** A running simulator. */
export interface Provider {
  name: string;
  url: string;
  /** Sets its clock that many milliseconds ahead of the real one. */
  move(ahead: number): Promise<void>;
  control(method: string, path: string, body?: unknown): Promise<any>;
  entries(): Promise<Entry[]>;
  /** Does what the book-keeper wants. @returns the status, 0 without an answer */
  keep(entry: Entry, what: BookKeeping, ore: number): Promise<number>;
  /** Whether a webhook is still to be sent. */
  busy(): Promise<boolean>;
  stop(): Promise<void>;
}

const token = 'control-token-of-the-model';
export const clock = fileURLToPath(new URL('moved-clock.ts', import.meta.url));

/** Starts a simulator's program. @throws Error when it does not come up; its own words are on stderr */
export async function startProvider(kind: Kind): Promise<Provider> {
  const program = fileURLToPath(new URL(`../../simulators/${kind.name}/main.ts`, import.meta.url));
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', '--import', clock, program], {
    env: { PATH: process.env['PATH'], PORT: '0', CONTROL_TOKEN: token, ...kind.env },
    stdio: ['pipe', 'pipe', 'inherit', 'ipc'],
  });
  const ended = once(child, 'exit');
  const [line] = (await Promise.race([once(createInterface({ input: child.stdout! }), 'line'), ended.then(() => [''])])) as [string];
  const url = /^listening (http:\S+)$/.exec(line)?.[1];
  if (url === undefined) throw new Error(`the simulator ${kind.name} did not start`);

  const ask = (method: string, path: string, body?: unknown) =>
    fetch(`${url}/control/${path}`, {
      method,
      headers: { authorization: `Bearer ${token}` },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  const control = async (method: string, path: string, body?: unknown) => {
    const answer = await ask(method, path, body);
    const text = await answer.text();
    if (!answer.ok) throw new Error(`control ${method} ${path}: ${answer.status} ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  };

  return {
    name: kind.name,
    url,
    control,
    async move(ahead) {
      const heard = once(child, 'message');
      child.send({ ahead });
      await heard;
    },
    entries: async () => ((await control('GET', 'payments')) as unknown[]).map(kind.entry),
    async keep(entry, what, ore) {
      const answer = await kind.keep(url, entry, what, ore).catch(() => undefined);
      await answer?.body?.cancel();
      return answer?.status ?? 0;
    },
    async busy() {
      const answer = await ask('GET', 'quiet');
      await answer.body?.cancel();
      return answer.status === 409;
    },
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
