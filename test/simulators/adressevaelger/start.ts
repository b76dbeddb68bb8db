import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Fault } from './server.ts';

/** A running address simulator. */
export interface AddressSimulator {
  url: string;
  token: string;
  /** Orders a misbehaviour; resolves when it lies in wait. */
  misbehave(fault: Fault): Promise<void>;
  /** Ends every misbehaviour and forgets the calls. */
  behave(): Promise<void>;
  /** Paths called so far, without what was searched for. */
  calls(): Promise<string[]>;
  stop(): Promise<void>;
}

/**
 * Starts the address simulator as a process of its own.
 * @throws Error when it does not come up; its own words are on stderr.
 */
export async function startAddressSimulator(token = 'simulator-address-token'): Promise<AddressSimulator> {
  const main = fileURLToPath(new URL('main.ts', import.meta.url));
  const child = spawn(process.execPath, [main], { env: { TOKEN: token }, stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  const first = await Promise.race([once(createInterface({ input: child.stdout }), 'line'), ended.then(() => [''])]);
  const url = /^listening (http:\S+)$/.exec(String(first[0]))?.[1];
  if (url === undefined) {
    child.kill();
    throw new Error('the address simulator did not start');
  }
  const call = async (method: string, path: string, body?: unknown): Promise<Response> => {
    const answer = await fetch(`${url}/control/${path}`, {
      method,
      headers: { authorization: `Bearer ${token}` },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`control ${method} ${path}: ${answer.status} ${await answer.text()}`);
    return answer;
  };
  return {
    url,
    token,
    misbehave: async (fault) => void (await call('POST', 'faults', fault)),
    behave: async () => void (await call('DELETE', 'faults')),
    calls: async () => (await (await call('GET', 'calls')).json()) as string[],
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
