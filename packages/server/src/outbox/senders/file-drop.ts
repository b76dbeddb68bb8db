import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readdir, readFile, rename, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { DeliveryFault, type Sender } from '../sender.ts';

/** Parts that nobody goes on with are removed after so long: they name a person. */
const leftBehind = 86_400_000;

/**
 * Drops each message as a file into a folder that the authority's dispatch empties: `digital-post-<id>.xml`, whole or not
 * at all, readable by this user only.
 *
 * Once for ever, also where the process dies between the drop and the note of it, and the dispatch has taken the file
 * meanwhile: the file is written under a name of its own in `parts/`, that name becomes the one for this key in `keys/`
 * (a link, which only the first can make), and only then the part is renamed into the folder. A rename takes its source
 * away: whoever comes later finds the name but not the part, and knows that it was dropped.
 */
export function fileDrop(folder: string): Sender {
  const parts = join(folder, 'parts');
  const keys = join(folder, 'keys');
  return {
    name: 'folder',
    async send({ key, xml }) {
      if (!/^[a-z0-9-]{1,100}$/.test(key)) throw new DeliveryFault('cannot-be-sent', { permanent: true });
      try {
        for (const each of [parts, keys]) await mkdir(each, { recursive: true, mode: 0o700 });
        const part = (await claimed(keys, key)) ?? (await claim(key, xml));
        await drop(part, key);
        return {};
      } catch (error) {
        throw faultOf(error);
      }
    },
  };

  /** Writes the message and makes it the one of its key. @returns the part that has the key, ours or another's */
  async function claim(key: string, xml: string): Promise<string> {
    await sweep();
    const part = `${key}.${randomBytes(6).toString('hex')}`;
    const note = join(keys, `.${part}`);
    try {
      await durably(join(parts, part), xml);
      await durably(note, part);
      await link(note, join(keys, key)).catch((error: unknown) => {
        if (codeOf(error) !== 'EEXIST') throw error;
      });
      await syncFolder(parts);
      await syncFolder(keys);
    } finally {
      await unlink(note).catch(() => undefined);
      if ((await claimed(keys, key)) !== part) await unlink(join(parts, part)).catch(() => undefined);
    }
    return (await claimed(keys, key))!;
  }

  async function drop(part: string, key: string): Promise<void> {
    await rename(join(parts, part), join(folder, `${key}.xml`)).catch((error: unknown) => {
      if (codeOf(error) !== 'ENOENT') throw error;
    });
    await syncFolder(folder);
  }

  /** Removes what a process left that died before its part had a key. */
  async function sweep(): Promise<void> {
    for (const part of await readdir(parts)) {
      const path = join(parts, part);
      const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Date.now() }));
      if (Date.now() - mtimeMs < leftBehind || (await claimed(keys, part.split('.')[0]!)) === part) continue;
      await unlink(path).catch(() => undefined);
    }
  }
}

/** The part that has a key; undefined when none has. */
async function claimed(keys: string, key: string): Promise<string | undefined> {
  return readFile(join(keys, key), 'utf8').catch((error: unknown) => {
    if (codeOf(error) !== 'ENOENT') throw error;
    return undefined;
  });
}

/** Writes a new file and waits until it is on the disk; leaves nothing where that fails. */
async function durably(path: string, content: string): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(content);
    await file.sync();
  } catch (error) {
    await unlink(path).catch(() => undefined);
    throw error;
  } finally {
    await file.close();
  }
}

/** Makes the names in a folder last through a power cut. Systems that cannot open a folder keep them by themselves. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r').catch(() => undefined);
  if (!folder) return;
  await folder.sync().catch(() => undefined);
  await folder.close();
}

const codeOf = (error: unknown) => (error as NodeJS.ErrnoException).code;

function faultOf(error: unknown): DeliveryFault {
  if (error instanceof DeliveryFault) return error;
  const full = ['ENOSPC', 'EDQUOT', 'EFBIG'].includes(codeOf(error) ?? '');
  return new DeliveryFault(full ? 'disk-full' : 'folder');
}
