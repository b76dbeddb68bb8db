// After `tsc -b`: the templates in what is published are as lean as those of our own pages. Whoever installs the rooms
// bundles them with a tool that does not look into templates. Names, comments and lines stay; done twice, it is done once.
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './install.mjs';
import { leanTemplates } from './lean-templates.mjs';

/**
 * @param {string} folder the workspace
 * @returns {string[]} files that were changed
 */
export function leanDist(folder) {
  return globSync('packages/*/dist/**/*.js', { cwd: folder }).filter((path) => {
    const file = join(folder, path);
    const code = readFileSync(file, 'utf8');
    const lean = leanTemplates(code, { keepLines: true });
    if (lean !== code) writeFileSync(file, lean);
    return lean !== code;
  });
}

if (process.argv[1] === new URL(import.meta.url).pathname) console.log(`Templates of ${leanDist(root).length} files made lean`);
