import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Fault, Known } from './server.ts';

/** A running dispatch. */
export interface Dispatch {
  /** Where messages are sent. */
  url: string;
  token: string;
  counts(): Promise<{ struck: Partial<Record<Fault, number>>; keys: Record<string, Known> }>;
  /** Of a hundred requests, how many are met by a misbehaviour from now on. */
  misbehave(percent: number): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts the dispatch simulator as a process of its own.
 * @throws Error when it does not come up; its own words are on stderr.
 */
export async function startDispatch(given: { percent?: number; delay?: number; poison?: string; seed?: number } = {}): Promise<Dispatch> {
  const token = 'simulator-dispatch-token';
  const { percent = 0, delay = 300, poison = '', seed = 1 } = given;
  const main = fileURLToPath(new URL('main.ts', import.meta.url));
  const env = { TOKEN: token, PERCENT: String(percent), DELAY: String(delay), POISON: poison, SEED: String(seed) };
  const child = spawn(process.execPath, [main], { env, stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  const first = await Promise.race([once(createInterface({ input: child.stdout }), 'line'), ended.then(() => [''])]);
  const base = /^listening (http:\S+)$/.exec(String(first[0]))?.[1];
  if (base === undefined) {
    child.kill();
    throw new Error('the dispatch simulator did not start');
  }
  const headers = { authorization: `Bearer ${token}` };
  return {
    url: `${base}/messages`,
    token,
    counts: async () => (await fetch(`${base}/control/counts`, { headers })).json() as ReturnType<Dispatch['counts']>,
    misbehave: async (now) => void (await fetch(`${base}/control/percent`, { method: 'PUT', headers, body: String(now) })),
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
