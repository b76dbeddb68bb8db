// Bytes a citizen downloads, against test/budgets/budgets.json.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { built } from '../../packages/cli/bootstrap/build.mjs';
import { root } from '../../packages/cli/bootstrap/install.mjs';
import { keptBytes } from '../support/page-bytes.mjs';

/** All chunks an entry can ever load, on demand included. */
function chunksOf(manifest, key, seen = new Set()) {
  if (seen.has(key)) return seen;
  seen.add(key);
  for (const other of [...(manifest[key]?.imports ?? []), ...(manifest[key]?.dynamicImports ?? [])]) chunksOf(manifest, other, seen);
  return seen;
}

/** Bytes of everything an entry of the built pages can load. */
function bytesOfEntry(entry) {
  const file = join(built.pages, 'manifest.json');
  if (!existsSync(file)) throw new Error('There are no built pages; the build stage must run first.');
  const manifest = JSON.parse(readFileSync(file, 'utf8'));
  const key = Object.keys(manifest).find((path) => path === entry || path.endsWith(`/${entry}`));
  if (!key) throw new Error(`${entry} is not in the built pages`);
  const names = [...chunksOf(manifest, key)].flatMap((chunk) => [manifest[chunk].file, ...(manifest[chunk].css ?? [])]);
  return [...new Set(names.filter((name) => /\.(js|css)$/.test(name)))].reduce((sum, name) => sum + statSync(join(built.pages, `${name}.br`)).size, 0);
}

/** One test per budget. */
export async function run() {
  const { budgets } = JSON.parse(readFileSync(join(root, 'test/budgets/budgets.json'), 'utf8'));
  const kept = keptBytes();
  let passed = 0;
  let failed = 0;
  for (const { name, entry, measured, bytes: most, goal } of budgets) {
    try {
      if (!entry && !(measured in kept)) throw new Error(`no journey kept the bytes of "${measured}"`);
      const bytes = entry ? bytesOfEntry(entry) : kept[measured];
      const within = bytes <= most;
      if (within) passed += 1;
      else failed += 1;
      const distance = goal ? `; the goal of ${goal} is ${bytes <= goal ? 'met' : `missed by ${bytes - goal}`}` : '';
      console.log(`${within ? '✔' : '✖'} ${name}: ${bytes} of ${most} bytes${distance}`);
    } catch (error) {
      failed += 1;
      console.log(`✖ ${name}: could not be measured, ${error.message}`);
    }
  }
  return { passed, failed };
}
