import { link, readFile, rename, unlink, writeFile } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';

/** Another living process works in the folder. The message says which, and what to do; it is meant for a person. */
export class FolderInUseError extends Error {
  override name = 'FolderInUseError';
  constructor(folder: string, pid: number) {
    super(
      `The data folder ${folder} is in use by process ${pid}. Stop that process first, set DATA_DIR to another folder, ` +
        'or set DATABASE_URL to a PostgreSQL database, which any number of processes can share.',
    );
  }
}

type Holder = { pid: number; started: string; token: string };

/** Locks held by this very process, so that a second opening here is refused like one elsewhere. */
const mine = new Set<string>();

/**
 * Takes the lock file of a folder. A lock whose process is gone is taken over: the file names the process by number
 * and start, because numbers come back (in a container the server has the same one after every restart).
 * @throws FolderInUseError
 */
export async function lockFolder(folder: string): Promise<{ release(): Promise<void> }> {
  const path = join(folder, 'lock');
  const holder: Holder = { pid: process.pid, started: startOf(process.pid) ?? '', token: randomUUID() };
  const own = `${path}.${holder.token}`;
  await writeFile(own, JSON.stringify(holder), { mode: 0o600 });
  try {
    for (let tries = 0; tries < 20; tries++) {
      try {
        // A hard link appears whole or not at all: nobody can read a half-written lock.
        await link(own, path);
        mine.add(holder.token);
        return { release: () => release(path, holder.token) };
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      }
      const found = await read(path);
      if (found === undefined) continue;
      if (isAlive(found)) throw new FolderInUseError(folder, found.pid);
      await takeAway(path, found);
    }
    throw new Error(`Could not take the lock ${path}`);
  } finally {
    await unlink(own).catch(() => {});
  }
}

async function release(path: string, token: string): Promise<void> {
  mine.delete(token);
  const found = await read(path);
  if (found?.token === token) await unlink(path).catch(() => {});
}

async function read(path: string): Promise<Holder | undefined> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  try {
    const holder = JSON.parse(text) as Holder;
    if (Number.isSafeInteger(holder.pid)) return holder;
  } catch {
    // Not ours, or damaged: nobody can be behind it.
  }
  return { pid: 0, started: '', token: '' };
}

/** Moves a dead lock aside; when somebody was quicker and a living lock was moved, it goes back. */
async function takeAway(path: string, dead: Holder): Promise<void> {
  const aside = `${path}.${randomUUID()}`;
  try {
    await rename(path, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  const moved = await read(aside);
  if (moved && moved.token !== dead.token) await link(aside, path).catch(() => {});
  await unlink(aside).catch(() => {});
}

function isAlive(holder: Holder): boolean {
  if (mine.has(holder.token)) return true;
  if (holder.pid <= 0 || holder.pid === process.pid) return false;
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    // EPERM: there is one, of another user.
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  const started = startOf(holder.pid);
  return started === undefined || holder.started === '' || started === holder.started;
}

/** When a process began, as Linux tells it: this boot and the ticks since. Undefined elsewhere. */
function startOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in parentheses may hold spaces; the start time is the 22nd member, 20th after the name.
    const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}:${ticks}`;
  } catch {
    return undefined;
  }
}
