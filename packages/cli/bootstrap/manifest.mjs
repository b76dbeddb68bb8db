// `npm run manifest`: one custom elements manifest per room, and one of all rooms for Storybook.
import { execFile } from 'node:child_process';
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { node24, root } from './install.mjs';

const run = promisify(execFile);
const analyzer = join(root, 'node_modules/@custom-elements-manifest/analyzer/cem.js');
const config = join(root, 'custom-elements-manifest.config.mjs');

/** Rooms with elements: those that register one. foundation is analysed too, for what elements inherit from it. */
const rooms = globSync('packages/*/src', { cwd: root })
  .map((path) => path.split(/[\\/]/)[1])
  .filter((room) => room === 'foundation' || globSync('src/**/fk-*.ts', { cwd: join(root, 'packages', room) }).length > 0)
  .sort();

const manifests = await Promise.all(
  rooms.map(async (room) => {
    const cwd = join(root, 'packages', room);
    await run(node24, [analyzer, 'analyze', '--config', config, '--quiet'], { cwd });
    const file = join(cwd, 'custom-elements.json');
    if (!existsSync(file)) throw new Error(`The analyzer wrote no manifest for packages/${room}.`);
    return { room, manifest: JSON.parse(readFileSync(file, 'utf8')) };
  }),
);

// Modules keep their room in the path, so that two rooms may have a file of the same name.
const all = {
  schemaVersion: '1.0.0',
  readme: '',
  modules: manifests.flatMap(({ room, manifest }) =>
    manifest.modules.map((module) => ({ ...module, path: `packages/${room}/${module.path}` })),
  ),
};
mkdirSync(join(root, '.build'), { recursive: true });
writeFileSync(join(root, '.build/custom-elements.json'), JSON.stringify(all, null, 1));

const elements = all.modules.flatMap(({ declarations = [] }) => declarations.filter(({ tagName }) => tagName));
console.log(`Manifest: ${elements.length} elements in ${rooms.length} rooms.`);
if (elements.length === 0) {
  console.error('No element was found: the define modules or the analyzer changed.');
  process.exitCode = 1;
}
