import { randomUUID } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { readdir, stat, unlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

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

type Holder = { name: string; pid: number; space: string; started: string; token: string };

/** Locks held or asked for by this very process, so that a second opening here is refused like one elsewhere. */
const mine = new Set<string>();
/** How long somebody who meets another in the door tries again, in milliseconds, before believing that it stays there. */
const patience = 800;
/** How often a holder touches its file, and after how long without that one in another container counts as gone. */
const beat = 5_000;
const silence = 3 * beat;

/**
 * Takes the lock of a folder: a file whose name says which process, by number and start, because numbers come back (in
 * a container the server has the same one after every restart). A lock whose process is gone is cleared away. Processes
 * of another container cannot be seen: theirs holds while its file is touched every few seconds.
 *
 * Everybody puts up a file of their own first and looks round afterwards. Of two who come together at least one sees
 * the other, and whoever sees another steps back; no file that could be somebody else's is ever moved or replaced.
 * (A single file taken over by renaming let two in; the test saw it under load.)
 * @throws FolderInUseError
 */
export async function lockFolder(folder: string): Promise<{ release(): Promise<void> }> {
  const token = randomUUID();
  const path = join(folder, `lock.${process.pid}.${space}.${startOf(process.pid) ?? ''}.${token}`);
  const leave = async () => {
    mine.delete(token);
    await unlink(path).catch(() => {});
  };
  for (const start = Date.now(); ; ) {
    mine.add(token);
    await writeFile(path, '', { flag: 'wx', mode: 0o600 });
    const others = (await holders(folder)).filter((other) => other.token !== token);
    const living = await firstLiving(folder, others);
    if (!living) {
      for (const dead of others) await unlink(join(folder, dead.name)).catch(() => {});
      const timer = setInterval(() => void utimes(path, new Date(), new Date()).catch(() => {}), beat);
      timer.unref();
      return { release: () => (clearInterval(timer), leave()) };
    }
    await leave();
    // A container that was just replaced leaves a lock behind that only time can clear.
    const enough = living.space === space ? patience : silence + beat;
    if (Date.now() - start > enough) throw new FolderInUseError(folder, living.pid);
    await pause(10 + Math.random() * 70);
  }
}

async function holders(folder: string): Promise<Holder[]> {
  return (await readdir(folder)).flatMap((name) => {
    const [, pid, space, started, token] = /^lock\.(\d+)\.(\d*)\.([^.]*)\.([^.]+)$/.exec(name) ?? [];
    return token === undefined ? [] : [{ name, pid: Number(pid), space: space!, started: started!, token }];
  });
}

async function firstLiving(folder: string, others: Holder[]): Promise<Holder | undefined> {
  for (const other of others) {
    if (other.space === space ? isAlive(other) : await isTouched(join(folder, other.name))) return other;
  }
  return undefined;
}

/** Somebody whose processes we cannot see: does it still touch its file? */
async function isTouched(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  return found !== undefined && Date.now() - found.mtimeMs < silence;
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

/** Which processes this one can see (its PID namespace), as Linux tells it; '' elsewhere. */
const space = (() => {
  try {
    return /\d+/.exec(readlinkSync('/proc/self/ns/pid'))?.[0] ?? '';
  } catch {
    return '';
  }
})();

/** When a process began, as Linux tells it: this boot and the ticks since. Undefined elsewhere. */
function startOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in parentheses may hold spaces; the start time is the 22nd member, 20th after the name.
    const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}-${ticks}`;
  } catch {
    return undefined;
  }
}
