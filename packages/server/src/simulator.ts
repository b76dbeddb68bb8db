import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { createInterface } from 'node:readline';
import type { Log } from './log.ts';

/** A running payment simulator. */
export type RunningSimulator = { url: string; stop(): Promise<void> };

type Options = { program: string; publicUrl: string; secretKey: string; controlToken?: string | undefined; log: Log };

/**
 * Starts the payment simulator as a program of its own: the server speaks to it as to the real provider. It ends with
 * this process, also when this one is killed: it watches the pipe on its input.
 * @throws Error when it does not say within ten seconds where it listens.
 */
export async function startSimulator({ program, publicUrl, secretKey, controlToken, log }: Options): Promise<RunningSimulator> {
  const child = spawn(process.execPath, [program], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: {
      ...process.env,
      PORT: '0',
      PUBLIC_URL: `${publicUrl}/simulator`,
      SECRET_KEY: secretKey,
      CONTROL_TOKEN: controlToken ?? randomBytes(16).toString('hex'),
    },
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  let stopping = false;
  void ended.then(() => stopping || log.error('simulator-ended'));
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
