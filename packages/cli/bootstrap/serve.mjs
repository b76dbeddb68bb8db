// Starts the demo profile's server as a child process and knows when it answers.
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { built } from './build.mjs';
import { node24, root } from './install.mjs';
import { Plain } from './say.mjs';

/** Whether something already listens on the port. */
export const portTaken = (port, host) =>
  new Promise((done, failed) => {
    const probe = createServer();
    probe.once('error', (error) => {
      if (error.code === 'EADDRINUSE') done(true);
      else if (error.code === 'EACCES') failed(new Plain(`Port ${port} needs more rights than this user has. Choose another: PORT=4174 npm start`));
      else failed(new Plain(`Cannot listen on ${host}:${port}: ${error.message}`));
    });
    probe.listen(port, host, () => probe.close(() => done(false)));
  });

/** A port that was free a moment ago. */
export const freePort = (host = '127.0.0.1') =>
  new Promise((done, failed) => {
    const probe = createServer();
    probe.once('error', failed);
    probe.listen(0, host, () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });

/**
 * Starts the server and waits until `/api/health` answers.
 * @param {{ port: number, host?: string, dataDir: string, env?: Record<string, string>, quiet?: boolean }} options
 * @returns {Promise<{ url: string, process: import('node:child_process').ChildProcess, stop: () => Promise<void>, log: () => string }>}
 * @throws {Plain} when it ends before it answers, or stays silent for two minutes
 */
export async function startServer({ port, host = '127.0.0.1', dataDir, env = {}, quiet = false }) {
  const url = `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
  const child = spawn(node24, ['--conditions=faelles-source', join(root, 'packages/server/src/main.ts')], {
    cwd: root,
    stdio: quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
    env: {
      ...process.env,
      PORT: String(port),
      HOST: host,
      PAGES_DIR: built.pages,
      STORYBOOK_DIR: built.storybook,
      SOLUTIONS_DIR: process.env.SOLUTIONS_DIR ?? join(root, 'packages/solutions'),
      DATA_DIR: dataDir,
      SIMULATOR: join(root, 'test/simulators/nexi/main.ts'),
      SIMULATOR_VIPPS: join(root, 'test/simulators/vipps/main.ts'),
      ...env,
    },
  });
  let log = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (log += chunk));
  const ended = new Promise((done) => child.once('close', (code, signal) => done({ code, signal })));
  let over = false;
  void ended.then(() => (over = true));

  /** Asks the server to end, and insists after five seconds. */
  const stop = async () => {
    if (over) return;
    child.kill('SIGTERM');
    const insist = setTimeout(() => child.kill('SIGKILL'), 5000);
    await ended;
    clearTimeout(insist);
  };

  const deadline = Date.now() + 120_000;
  while (Date.now() < deadline) {
    if (over) {
      const { code, signal } = await ended;
      throw new Plain(`${log}\nThe server ended before it was ready (${signal ?? `exit code ${code}`}); its own message stands above.`);
    }
    const answer = await fetch(`${url}/api/health`, { signal: AbortSignal.timeout(2000) }).catch(() => undefined);
    if (answer?.ok) return { url, process: child, stop, log: () => log };
    await new Promise((done) => setTimeout(done, 100));
  }
  await stop();
  throw new Plain(`${log}\nThe server did not answer on ${url}/api/health within two minutes.`);
}
