// `npm start`: from a fresh clone to a running demo profile, with nothing but Node 20 and npm there.
import { join, resolve } from 'node:path';
import { ensureInstalled, onNode24, root } from './install.mjs';
import { fail, Plain, say } from './say.mjs';

async function start() {
  const port = Number(process.env.PORT || 4173);
  const host = process.env.HOST || '127.0.0.1';
  if (!Number.isInteger(port) || port < 1 || port > 65535) throw new Plain(`PORT must be a number from 1 to 65535, not "${process.env.PORT}".`);

  await ensureInstalled();
  await onNode24();

  const { build } = await import('./build.mjs');
  const { portTaken, startServer } = await import('./serve.mjs');
  // Said before the build, not after it: nobody waits a minute for "port in use".
  if (await portTaken(port, host)) {
    throw new Plain(`Port ${port} on ${host} is in use. Stop the other program, or choose another port: PORT=${port + 1} npm start`);
  }
  await build();
  say('Server: starting …');
  const dataDir = process.env.DATA_DIR ? resolve(process.env.DATA_DIR) : join(root, '.data');
  const server = await startServer({ port, host, dataDir });

  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    say('Stopping …');
    await server.stop();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void stop());
  server.process.once('close', (code) => {
    if (!stopping) fail(new Plain(`The server ended (exit code ${code ?? 'none'}); its own message stands above.`));
  });

  say('Ready');
  console.log(`
  Start page        ${server.url}/
  Road permit       ${server.url}/solutions/road-permit/
  Storybook         ${server.url}/storybook/
  HTTP contract     ${server.url}/api/openapi.json

  Ctrl-C stops everything.
`);
}

start().catch(fail);
