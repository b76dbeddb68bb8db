import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Output } from './output.ts';

/**
 * `faelles start`: the demo profile of the workspace this command stands in; the same as `npm start`.
 * @returns its exit code, or 1 with a reason when this copy was installed without the workspace
 */
export async function start(output: Output): Promise<number> {
  const script = fileURLToPath(new URL('../bootstrap/start.mjs', import.meta.url));
  const workspace = fileURLToPath(new URL('../../../package-lock.json', import.meta.url));
  if (!existsSync(script) || !existsSync(workspace)) {
    output.err('The demo profile is built from the workspace of Fælles Komponenter. Clone it and run: npm start');
    return 1;
  }
  const child = spawn(process.execPath, [script], { stdio: 'inherit' });
  // The terminal sends its signals to both; this process only waits for the other to finish.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
  return new Promise((done) => {
    child.on('error', () => done(1));
    child.on('close', (code) => done(code ?? 0));
  });
}
