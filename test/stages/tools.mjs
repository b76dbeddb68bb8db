// What the stages share: running a tool, finding files.
import { spawn } from 'node:child_process';
import { globSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { node24, root } from '../../packages/cli/bootstrap/install.mjs';

/** What Node made of a source file, by its contents: some two hundred processes of a run begin with the same modules. */
const compileCache = join(root, '.build/compile-cache');

/** Runs a tool of the workspace in Node 24, output on the terminal; resolves to its exit code. */
export function runNode(args, env = {}) {
  return new Promise((done) => {
    const child = spawn(node24, args, {
      cwd: root,
      stdio: 'inherit',
      env: { NODE_COMPILE_CACHE: compileCache, ...process.env, PATH: `${join(root, 'node_modules/.bin')}${delimiter}${process.env.PATH}`, ...env },
    });
    child.on('error', () => done(1));
    child.on('close', (code) => done(code ?? 1));
  });
}

/** Files of the workspace that match a pattern, filtered by words of the command line, sorted. */
export const files = (pattern, { filters = [], exclude = [] } = {}) =>
  globSync(pattern, { cwd: root, exclude: ['node_modules/**', ...exclude] })
    .filter((file) => filters.length === 0 || filters.some((word) => file.includes(word)))
    .sort();

/** A check that is one test by itself. */
export const single = (code) => (code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });
