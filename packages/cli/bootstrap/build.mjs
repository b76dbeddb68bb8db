// Builds what the demo profile serves, only when what it is made of changed.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { node24, root } from './install.mjs';
import { duration, Plain, say } from './say.mjs';

/** Rooms that end up in a page or in Storybook; the server and the command line do not. */
const browserRooms = () => readdirSync(join(root, 'packages')).filter((room) => !['server', 'cli', 'solutions'].includes(room));

const roomInputs = () =>
  browserRooms().flatMap((room) => ['src', 'css', 'pages', 'package.json'].map((part) => `packages/${room}/${part}`));

/** What can be built: where it goes, what it is made of, what makes it. */
const parts = {
  pages: {
    what: 'Pages',
    folder: '.build/pages',
    proof: 'index.html',
    inputs: () => ['vite.config.ts', 'package-lock.json', 'tsconfig.json', ...roomInputs()],
    commands: [['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn']],
  },
  storybook: {
    what: 'Storybook',
    folder: '.build/storybook',
    proof: 'index.json',
    inputs: () => ['.storybook', 'stories', 'custom-elements-manifest.config.mjs', 'package-lock.json', 'tsconfig.json', 'packages/solutions', ...roomInputs()],
    commands: [
      ['packages/cli/bootstrap/manifest.mjs'],
      ['node_modules/storybook/dist/bin/dispatcher.js', 'build', '--quiet', '--disable-telemetry', '--output-dir', '.build/storybook'],
    ],
  },
};

/** Every file under a path, in a fixed order. */
function filesUnder(path) {
  const full = join(root, path);
  if (!existsSync(full)) return [];
  if (statSync(full).isFile()) return [path];
  return readdirSync(full)
    .filter((name) => !['node_modules', 'dist', '.build'].includes(name))
    .sort()
    .flatMap((name) => filesUnder(join(path, name)));
}

/** One hash over names and contents: two checkouts of one commit agree, whatever their file times. */
function hashOf(inputs) {
  const hash = createHash('sha256');
  for (const file of inputs.flatMap(filesUnder)) {
    hash.update(file).update('\0').update(readFileSync(join(root, file))).update('\0');
  }
  return hash.digest('hex');
}

/** Runs one build command; its output is kept and shown only when it fails. */
function run(args) {
  return new Promise((done) => {
    const child = spawn(node24, args, {
      cwd: root,
      env: { ...process.env, NODE_ENV: 'production', STORYBOOK_DISABLE_TELEMETRY: '1', CI: '1', ...(process.stdout.isTTY ? {} : { NO_COLOR: '1' }) },
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
    child.on('error', (error) => done({ code: 1, output: String(error) }));
    child.on('close', (code) => done({ code: code ?? 1, output }));
  });
}

async function buildPart(name, force) {
  const { what, folder, proof, inputs, commands } = parts[name];
  const stamp = join(root, '.build', `${name}.hash`);
  const hash = hashOf(inputs());
  const fresh = existsSync(stamp) && readFileSync(stamp, 'utf8') === hash && existsSync(join(root, folder, proof));
  if (fresh && !force) {
    say(`${what}: unchanged`);
    return;
  }
  // Without its stamp a half-finished build is never taken for a whole one.
  rmSync(stamp, { force: true });
  say(`${what}: building …`);
  const start = performance.now();
  for (const command of commands) {
    const { code, output } = await run(command);
    if (code !== 0) throw new Plain(`${output.trim()}\n\n${what} could not be built (exit code ${code}); the reason stands above.`);
  }
  if (!existsSync(join(root, folder, proof))) throw new Plain(`${what}: the build ended without ${folder}/${proof}.`);
  writeFileSync(stamp, hash);
  say(`${what}: built in ${duration(performance.now() - start)}`);
}

/**
 * Builds pages and Storybook side by side where their inputs changed.
 * @param {{ only?: ('pages' | 'storybook')[], force?: boolean }} [options]
 * @throws {Plain} with the output of the tool that failed
 */
export async function build({ only = ['pages', 'storybook'], force = false } = {}) {
  mkdirSync(join(root, '.build'), { recursive: true });
  const results = await Promise.allSettled(only.map((name) => buildPart(name, force)));
  const failed = results.filter(({ status }) => status === 'rejected');
  if (failed.length > 0) throw new Plain(failed.map(({ reason }) => reason.message).join('\n\n'));
}

/** Where the builds are: absolute paths. */
export const built = {
  pages: join(root, parts.pages.folder),
  storybook: join(root, parts.storybook.folder),
};

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const only = process.argv.slice(2).filter((name) => name in parts);
  await build({ ...(only.length > 0 ? { only } : {}), force: process.argv.includes('--force') }).catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
