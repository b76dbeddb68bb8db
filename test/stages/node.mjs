// Tests in Node's own runner: rooms without DOM, the server, the tools.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../packages/cli/bootstrap/install.mjs';
import { startCluster } from '../support/postgres.ts';
import { files, runNode } from './tools.mjs';

/**
 * Runs test files in Node's runner and counts.
 * @param {string[]} list paths from the root
 * @param {{ env?: Record<string, string>, concurrency?: number, timeout?: number }} [options]
 */
export async function runNodeTests(list, { env = {}, concurrency = 2, timeout = 120_000 } = {}) {
  const report = join(root, '.build', `node-tests-${process.pid}.json`);
  mkdirSync(join(root, '.build'), { recursive: true });
  // One PostgreSQL for all files: starting one costs more than most files do.
  const cluster = !env.TEST_QUICK && list.some((file) => /\/server/.test(file)) ? await startCluster() : undefined;
  const code = await runNode(
    [
      '--conditions=faelles-source',
      '--disable-warning=ExperimentalWarning',
      '--test',
      // V8's optimising compiler costs a short run of PGlite more than it gives back; a long one needs it.
      ...(env.TEST_QUICK ? ['--liftoff-only'] : []),
      // A file whose tests are all told ends, also when one of them left a connection or a timer open.
      '--test-force-exit',
      `--test-concurrency=${concurrency}`,
      `--test-timeout=${timeout}`,
      '--test-reporter=dot',
      '--test-reporter-destination=stdout',
      '--test-reporter=./test/stages/count-reporter.mjs',
      `--test-reporter-destination=${report}`,
      ...list,
    ],
    { ...env, ...(cluster && { TEST_POSTGRES: cluster.url }) },
  );
  await cluster?.stop();
  const counts = JSON.parse(readFileSync(report, 'utf8'));
  rmSync(report);
  for (const file of counts.silent) console.error(`${file} holds no test.`);
  const failed = (counts.failed ?? 0) + (counts.cancelled ?? 0) + counts.silent.length;
  return {
    passed: (counts.passed ?? 0) - counts.silent.length,
    // An exit code without a counted failure (a crash of the runner) is a failure too.
    failed: failed === 0 && code !== 0 ? 1 : failed,
    skipped: (counts.skipped ?? 0) + (counts.todo ?? 0),
    note: `${list.length} files`,
  };
}

/** All `*.test.ts` outside test/long; with `quick`, none of `*.slow.test.ts`, and one kind of database. */
export async function run({ filters, quick }) {
  const list = files('test/**/*.test.ts', { filters, exclude: ['test/long/**'] }).filter((file) => !quick || !file.endsWith('.slow.test.ts'));
  if (list.length === 0) throw new Error('No test file matches test/**/*.test.ts');
  return runNodeTests(list, quick ? { env: { TEST_QUICK: '1' } } : {});
}
