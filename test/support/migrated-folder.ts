/** A folder of PGlite with all migrations and nothing in it, made once and copied for each server of a journey. */
import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openDatabase } from '@faelles/server/database/open.js';
import { migrationsHash } from './snapshot.ts';

const kept = fileURLToPath(new URL('../../.build/test-folder/', import.meta.url));

/** Where it lies; nobody may write into it. */
export async function migratedFolder(): Promise<string> {
  const folder = join(kept, await migrationsHash());
  if (existsSync(folder)) return folder;
  await mkdir(kept, { recursive: true });
  for (const name of await readdir(kept)) if (/^[0-9a-f]{16}$/.test(name)) await rm(join(kept, name), { recursive: true, force: true });
  // Renamed when whole: two test files may make it at the same time, and one is as good as the other.
  const own = `${folder}.${process.pid}`;
  await (await openDatabase({ folder: own })).close();
  await rename(own, folder).catch(() => rm(own, { recursive: true, force: true }));
  return folder;
}
