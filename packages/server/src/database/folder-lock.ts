import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readdir, unlink, writeFile } from 'node:fs/promises';
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

type Holder = { name: string; pid: number; started: string; token: string };

/** Locks held or asked for by this very process, so that a second opening here is refused like one elsewhere. */
const mine = new Set<string>();
/** How often somebody who meets another in the door steps back before believing that it stays there. */
const tries = 15;

/**
 * Takes the lock of a folder: a file whose name says which process, by number and start, because numbers come back (in
 * a container the server has the same one after every restart). A lock whose process is gone is cleared away.
 *
 * Everybody puts up a file of their own first and looks round afterwards. Of two who come together at least one sees
 * the other, and whoever sees another steps back; no file that could be somebody else's is ever moved or replaced.
 * (A single file taken over by renaming let two in; the test saw it under load.)
 * @throws FolderInUseError
 */
export async function lockFolder(folder: string): Promise<{ release(): Promise<void> }> {
  const token = randomUUID();
  const name = `lock.${process.pid}.${startOf(process.pid) ?? ''}.${token}`;
  const leave = async () => {
    mine.delete(token);
    await unlink(join(folder, name)).catch(() => {});
  };
  for (let tried = 1; ; tried++) {
    mine.add(token);
    await writeFile(join(folder, name), '', { flag: 'wx', mode: 0o600 });
    const others = (await holders(folder)).filter((other) => other.token !== token);
    const living = others.find(isAlive);
    if (!living) {
      for (const dead of others) await unlink(join(folder, dead.name)).catch(() => {});
      return { release: leave };
    }
    await leave();
    if (tried === tries) throw new FolderInUseError(folder, living.pid);
    await pause(10 + Math.random() * 70);
  }
}

async function holders(folder: string): Promise<Holder[]> {
  return (await readdir(folder)).flatMap((name) => {
    const [, pid, started, token] = /^lock\.(\d+)\.([^.]*)\.([^.]+)$/.exec(name) ?? [];
    return token === undefined ? [] : [{ name, pid: Number(pid), started: started!, token }];
  });
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
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}-${ticks}`;
  } catch {
    return undefined;
  }
}
