import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Notifier } from './notifier.ts';

/**
 * Drops each notice as a JSON file into a folder that the authority's dispatch empties. The file appears whole (written
 * beside, then renamed) and is readable by this user only: it names a person and holds a link.
 */
export function folderNotifier(folder: string): Notifier {
  return {
    name: 'folder',
    reaches: true,
    async send(notice) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const path = join(folder, `${notice.id}.json`);
      await writeFile(`${path}.part`, JSON.stringify(notice), { mode: 0o600 });
      await rename(`${path}.part`, path);
    },
  };
}
