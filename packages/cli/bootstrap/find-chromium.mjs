// Finds the Chromium the browser tests run in, or fetches Debian's when we are allowed to.
// Plain JavaScript: it also runs before anything is installed.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const MAC = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Whether this process is root; Chromium refuses its sandbox then. */
const isRoot = () => process.getuid?.() === 0;

/** The first of our known names that can be executed, or undefined. */
function onPath() {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  for (const name of NAMES) {
    for (const folder of folders) {
      const file = join(folder, name);
      try {
        accessSync(file, constants.X_OK);
        return file;
      } catch {
        // not here; look on
      }
    }
  }
  return MAC.find((file) => existsSync(file));
}

/** Runs one command with its output on the terminal; true when it ended well. */
const run = (command, args) =>
  spawnSync(command, args, {
    stdio: 'inherit',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  }).status === 0;

/**
 * The path of a Chromium or Chrome: `CHROME_PATH`, then the PATH, then – as root on Debian – `apt-get install`.
 * @param {{ install?: boolean, log?: (line: string) => void }} [options]
 * @returns {string} absolute path of the executable
 * @throws {Error} with what to do, when there is none and it cannot be installed
 */
export function findChromium({ install = true, log = console.log } = {}) {
  const given = process.env.CHROME_PATH;
  if (given) {
    if (existsSync(given)) return given;
    throw new Error(`CHROME_PATH points to ${given}, but there is no such file.`);
  }
  const found = onPath();
  if (found) return found;
  const aptGet = existsSync('/usr/bin/apt-get');
  if (install && aptGet && isRoot()) {
    log('No Chromium found: installing Debian’s chromium package (about 100 MB).');
    const options = ['-o', 'Acquire::Retries=3', '-q'];
    if (
      run('apt-get', [...options, 'update']) &&
      run('apt-get', [...options, 'install', '-y', '--no-install-recommends', 'chromium'])
    ) {
      const installed = onPath();
      if (installed) return installed;
    }
    throw new Error('apt-get could not install chromium; its own message stands above.');
  }
  throw new Error(
    'The browser tests need Chromium or Chrome. Install one' +
      (aptGet ? ' (sudo apt-get install chromium)' : '') +
      ', or set CHROME_PATH to its executable.',
  );
}

/**
 * Command line flags for a quiet, offline Chromium.
 * `--no-sandbox` only for root, where Chromium will not start with one.
 * @returns {string[]}
 */
export const chromiumArgs = () => [
  ...(isRoot() ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--disable-dev-shm-usage',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

if (import.meta.main ?? process.argv[1] === new URL(import.meta.url).pathname) {
  try {
    console.log(findChromium());
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
