import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PGlite } from '@electric-sql/pglite';
import { sql } from 'drizzle-orm';
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import { drizzle as drizzlePglite } from 'drizzle-orm/pglite';
import { migrate as migratePglite } from 'drizzle-orm/pglite/migrator';
import { drizzle as drizzlePostgres } from 'drizzle-orm/postgres-js';
import { migrate as migratePostgres } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';
import { lockFolder } from './folder-lock.ts';
import * as schema from './schema.ts';

/**
 * The database as the server's code sees it; a transaction is one too. The same code runs on PGlite and PostgreSQL.
 *
 * PGlite has one connection: inside `db.transaction(tx => …)` only `tx` may be used, a call on the outer `db` would
 * wait for the transaction that waits for it. For the same reason no transaction may wait for the network.
 */
export type Database = PgDatabase<PgQueryResultHKT, typeof schema>;

/** An opened database and the way to close it. */
export type OpenDatabase = { db: Database; kind: 'pglite' | 'postgresql'; close(): Promise<void> };

const migrationsFolder = fileURLToPath(new URL('../../migrations', import.meta.url));

/** Any number: what all copies of this server agree to lock while one of them migrates. */
const migrationLock = 7_413_991;

/**
 * Opens PostgreSQL at `url`, or PGlite in `folder`, or PGlite in memory when neither is given, and applies the
 * migrations that are missing. In memory it may begin as a copy of another one's files (`start`, a dump of its data).
 * @throws FolderInUseError when another living process has the folder.
 */
export async function openDatabase(where: { url?: string | undefined; folder?: string | undefined; start?: Blob }): Promise<OpenDatabase> {
  if (where.url !== undefined) return openPostgres(where.url);
  return openPglite(where.folder, where.start);
}

async function openPostgres(url: string): Promise<OpenDatabase> {
  // Notices ("relation exists, skipping") are no news; drizzle speaks in warnings of nothing else here.
  const client = postgres(url, { max: 10, onnotice: () => {} });
  try {
    // Several copies may start together: one migrates, the others wait and find it done. The lock belongs to a
    // connection, so it takes one of its own.
    const one = postgres(url, { max: 1, onnotice: () => {} });
    try {
      const db = drizzlePostgres({ client: one });
      await db.execute(sql`select pg_advisory_lock(${migrationLock})`);
      await migratePostgres(db, { migrationsFolder });
    } finally {
      await one.end();
    }
  } catch (error) {
    await client.end();
    throw error;
  }
  return {
    db: drizzlePostgres({ client, schema }) as unknown as Database,
    kind: 'postgresql',
    close: () => client.end({ timeout: 5 }),
  };
}

async function openPglite(folder: string | undefined, start?: Blob): Promise<OpenDatabase> {
  // PGlite does not lock its folder, and a second opener destroys it: the lock comes before the first byte is read.
  if (folder !== undefined) await mkdir(folder, { recursive: true, mode: 0o700 });
  const lock = folder === undefined ? undefined : await lockFolder(folder);
  try {
    const client = await PGlite.create(folder === undefined ? 'memory://' : join(folder, 'pglite'), start && folder === undefined ? { loadDataDir: start } : {});
    const db = drizzlePglite({ client, schema });
    await migratePglite(db, { migrationsFolder });
    return {
      db: db as unknown as Database,
      kind: 'pglite',
      close: async () => {
        await client.close();
        await lock?.release();
      },
    };
  } catch (error) {
    await lock?.release();
    throw error;
  }
}
