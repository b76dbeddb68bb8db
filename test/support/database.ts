// Databases for tests: PGlite in memory, and a real PostgreSQL that is thrown away after the run.
// Every suite about the server runs on both, but on PGlite only in `npm run check` (TEST_QUICK), where a second kind
// costs as much as all the rest: `for (const database of databases) describe(database.name, …)`.
// What every database begins with is made once: a snapshot on PGlite, a template on PostgreSQL.
import { after } from 'node:test';
import { openDatabase, type OpenDatabase } from '@faelles/server/database/open.js';
import postgres from 'postgres';
import { startCluster, type Cluster } from './postgres.ts';
import { migratedSnapshot, migrationsHash } from './snapshot.ts';

export { freePort } from './postgres.ts';

/** One kind of database. `open` gives an empty one of its own with all migrations. */
export type TestDatabase = { name: string; open(): Promise<OpenDatabase>; url?(): Promise<string> };

let cluster: Promise<Cluster> | undefined;
let template: Promise<{ base: string; name: string }> | undefined;
let count = 0;

/** Every database a test opened: one it left open would keep the process alive. */
const opened: OpenDatabase[] = [];

async function open(where: Parameters<typeof openDatabase>[0]): Promise<OpenDatabase> {
  const database = await openDatabase(where);
  let closing: Promise<void> | undefined;
  const once = { ...database, close: () => (closing ??= database.close()) };
  opened.push(once);
  return once;
}

after(async () => {
  for (const database of opened) await database.close();
  await (await cluster?.catch(() => undefined))?.stop();
});

/** Any number: what the test files of one run agree to lock while one of them makes the template. */
const templateLock = 4_116_770;

/** The cluster of this run, or one of this file's own when it runs alone; with the migrated database to copy. */
async function migratedTemplate(): Promise<{ base: string; name: string }> {
  const base = process.env['TEST_POSTGRES'] ?? (await (cluster ??= startCluster())).url;
  const name = `template_${await migrationsHash()}`;
  const sql = postgres(`${base}/postgres`, { max: 1, onnotice: () => {} });
  try {
    await sql`select pg_advisory_lock(${templateLock})`;
    const [there] = await sql`select 1 from pg_database where datname = ${name}`;
    if (!there) {
      // Under another name until it is whole.
      await sql`drop database if exists ${sql(`${name}_new`)}`;
      await sql`create database ${sql(`${name}_new`)}`;
      await (await openDatabase({ url: `${base}/${name}_new` })).close();
      await sql`alter database ${sql(`${name}_new`)} rename to ${sql(name)}`;
    }
  } finally {
    await sql.end();
  }
  return { base, name };
}

/** Address of a new PostgreSQL database with all migrations and nothing in it. */
export async function newPostgresUrl(): Promise<string> {
  const { base, name } = await (template ??= migratedTemplate());
  const own = `test_${process.pid}_${++count}`;
  const sql = postgres(`${base}/postgres`, { max: 1, onnotice: () => {} });
  try {
    await sql`create database ${sql(own)} template ${sql(name)} strategy file_copy`;
  } finally {
    await sql.end();
  }
  return `${base}/${own}`;
}

const both: readonly TestDatabase[] = [
  { name: 'PGlite', open: async () => open({ start: await migratedSnapshot() }) },
  { name: 'PostgreSQL', open: async () => open({ url: await newPostgresUrl() }), url: newPostgresUrl },
];
export const databases: readonly TestDatabase[] = process.env['TEST_QUICK'] ? both.slice(0, 1) : both;
