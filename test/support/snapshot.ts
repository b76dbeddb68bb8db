// An empty database with all migrations, as PGlite keeps it: made once, since booting PGlite and migrating costs about
// four seconds of processor time, and going on from a copy half a second.
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import { migrate } from 'drizzle-orm/pglite/migrator';

const root = fileURLToPath(new URL('../../', import.meta.url));
const migrationsFolder = join(root, 'packages/server/migrations');
const folder = join(root, '.build/test-database');

/** What the database is made of: every migration, their order, and PGlite itself. */
export async function migrationsHash(): Promise<string> {
  const hash = createHash('sha256');
  const sql = (await readdir(migrationsFolder)).filter((name) => name.endsWith('.sql')).sort();
  for (const name of [...sql, 'meta/_journal.json']) hash.update(name).update(await readFile(join(migrationsFolder, name)));
  hash.update(await readFile(join(root, 'node_modules/@electric-sql/pglite/package.json')));
  return hash.digest('hex').slice(0, 16);
}

let kept: Promise<Blob> | undefined;

/** The snapshot, from the file of an earlier test when there is one. Each database that is opened from it is a copy. */
export const migratedSnapshot = (): Promise<Blob> => (kept ??= read());

async function read(): Promise<Blob> {
  const file = join(folder, `${await migrationsHash()}.tar`);
  const bytes = (await readFile(file).catch(() => undefined)) ?? (await make(file));
  return new Blob([bytes]);
}

async function make(file: string): Promise<Uint8Array<ArrayBuffer>> {
  const client = await PGlite.create('memory://');
  await migrate(drizzle({ client }), { migrationsFolder });
  await client.exec('checkpoint');
  const bytes = new Uint8Array(await (await client.dumpDataDir('none')).arrayBuffer());
  await client.close();
  await mkdir(folder, { recursive: true });
  for (const name of await readdir(folder)) if (name.endsWith('.tar')) await rm(join(folder, name), { force: true });
  // Renamed when whole: two test files may make it at the same time.
  const own = `${file}.${process.pid}`;
  await writeFile(own, bytes);
  await rename(own, file);
  return bytes;
}
