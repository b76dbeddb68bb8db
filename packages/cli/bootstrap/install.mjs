// Brings node_modules in line with package-lock.json, and this process onto the Node version the project is written for.
// Runs on Node 20 with nothing installed.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { duration, Plain, say } from './say.mjs';

/** The folder of the workspace, with a slash at its end. */
export const root = fileURLToPath(new URL('../../../', import.meta.url));

/** Node 24 of the workspace: it runs TypeScript as it stands, which Node 20 cannot. */
export const node24 = join(root, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node');

const readJson = (path) => JSON.parse(readFileSync(join(root, path), 'utf8'));

/**
 * Why node_modules cannot be used as it is, or undefined.
 * Compares our lock file with the one npm keeps of what it really installed; packages for other platforms may lack.
 */
export function installProblem() {
  if (!existsSync(join(root, 'node_modules/.package-lock.json'))) return 'dependencies are not installed';
  const wanted = readJson('package-lock.json').packages;
  const present = readJson('node_modules/.package-lock.json').packages;
  for (const [path, entry] of Object.entries(wanted)) {
    if (!/(^|\/)node_modules\//.test(path) || entry.link) continue;
    const found = present[path];
    if (!found && (entry.optional || entry.devOptional)) continue;
    if (found?.version !== entry.version) return `${path} is not at ${entry.version}`;
  }
  if (!existsSync(node24)) return 'Node 24 is missing';
  return undefined;
}

/** PATH without node_modules/.bin: npm must not run on the very Node it is about to replace. */
function outerPath() {
  const inner = join('node_modules', '.bin');
  return (process.env.PATH ?? '').split(delimiter).filter((part) => !part.endsWith(inner)).join(delimiter);
}

/** Installs when needed; `npm ci`, so that everyone has the same tree. */
export async function ensureInstalled() {
  const problem = installProblem();
  if (!problem) return false;
  say(`Installing dependencies (${problem}) …`);
  const start = performance.now();
  const npm = spawn('npm', ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
    // npm's own settings for a run script (such as the prefix of a workspace) are not meant for this call.
    env: {
      ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_(lifecycle|package)_/.test(name))),
      PATH: outerPath(),
    },
  });
  const dots = setInterval(() => say(`… still installing`), 15_000);
  const code = await new Promise((done) => {
    npm.on('error', () => done(127));
    npm.on('close', done);
  });
  clearInterval(dots);
  if (code === 127) throw new Plain('npm was not found. Install Node.js 20 or later together with npm, then try again.');
  if (code !== 0) {
    throw new Plain(
      'Dependencies could not be installed; the message of npm stands above.\n' +
        'Most often the package registry could not be reached. Check the network and run the same command again.',
    );
  }
  const left = installProblem();
  if (left) {
    throw new Plain(
      `npm finished, but ${left}.\nIf your npm blocks install scripts, allow those under "allowScripts" in package.json.`,
    );
  }
  say(`Installed in ${duration(performance.now() - start)}`);
  return true;
}

/**
 * Goes on in Node 24 when this process is older: runs the same command there and ends with its exit code.
 * The signals of the terminal reach the child by themselves, since both are in one group.
 */
export async function onNode24() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major >= 24) return;
  if (process.env.FAELLES_ON_NODE24) throw new Plain('The workspace’s own Node is not version 24; remove node_modules and try again.');
  const check = spawnSync(node24, ['--version']);
  if (check.status !== 0) throw new Plain(`${node24} does not run on this machine (${check.error?.message ?? 'it failed'}).`);
  const child = spawn(node24, process.argv.slice(1), {
    stdio: 'inherit',
    env: { ...process.env, FAELLES_ON_NODE24: '1', PATH: `${join(root, 'node_modules/node/bin')}${delimiter}${process.env.PATH}` },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  const code = await new Promise((done) => child.on('close', (status, signal) => done(status ?? (signal ? 130 : 1))));
  process.exit(code);
}
