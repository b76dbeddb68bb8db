#!/usr/bin/env node
// The command `faelles`. From a checkout it runs the sources, from the registry what was built of them.
import { existsSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const source = fileURLToPath(new URL('../src/main.ts', import.meta.url));
const built = new URL('../dist/main.js', import.meta.url);
const inWorkspace = existsSync(fileURLToPath(new URL('../bootstrap/start.mjs', import.meta.url))) && !source.includes('node_modules');

if (inWorkspace && !process.execArgv.some((flag) => flag.includes('faelles-source'))) {
  // The rooms are found as sources through a condition that only Node's own command line can set.
  const node24 = fileURLToPath(new URL('../../../node_modules/node/bin/node', import.meta.url));
  const { status } = spawnSync(existsSync(node24) ? node24 : process.execPath, ['--conditions=faelles-source', source, ...process.argv.slice(2)], { stdio: 'inherit' });
  process.exitCode = status ?? 1;
} else {
  await import(inWorkspace ? source : built.href);
}
