// What takes too long for every change: the laws of the engine with ten times the cases, every story in English in the
// other themes, and whatever lies under test/long.
import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { built } from '../../packages/cli/bootstrap/build.mjs';
import { run as browser } from './browser.mjs';
import { run as build } from './build.mjs';
import { runNodeTests } from './node.mjs';
import { run as stories } from './stories.mjs';
import { files } from './tools.mjs';

const laws = ['test/form-engine/never.slow.test.ts', 'test/form-engine/same-truth.slow.test.ts', 'test/form-engine/store-property.test.ts', 'test/form-engine/rules.test.ts', 'test/form-engine/parse.test.ts'];
const looks = [
  { width: 1280, language: 'en', theme: 'virk' },
  { width: 320, language: 'en', theme: 'borger' },
];

/** What says how fast something is, or counts what happens while copies are killed: it has the machine for itself. */
const alone = ['crowd.test.ts', 'kill.test.ts'];

export async function run({ filters }) {
  const timeout = 1_800_000;
  const long = files('test/long/**/*.test.ts', { filters });
  const together = long.filter((file) => !alone.includes(basename(file)));
  const short = laws.filter((file) => filters.length === 0 || filters.some((word) => file.includes(word)));
  const results = [];
  // Two files at a time: one of these keeps one core busy.
  if (together.length + short.length > 0) results.push(await runNodeTests([...together, ...short], { timeout, env: { TEST_EFFORT: '10' } }));
  for (const file of long.filter((one) => !together.includes(one))) results.push(await runNodeTests([file], { timeout, concurrency: 1 }));
  const pages = files('test/long/**/*.browser.ts', { filters });
  if (pages.length > 0) results.push(await browser({ filters, quick: false, pattern: 'test/long/**/*.browser.ts', exclude: [] }));
  // Words that name a test file are no words for a story.
  if (filters.length === 0 || results.length === 0) {
    if (!existsSync(join(built.storybook, 'index.json'))) results.push(await build({ filters: [] }));
    results.push(await stories({ filters, looks }));
  }
  const sum = (key) => results.reduce((total, result) => total + (result[key] ?? 0), 0);
  return { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped'), note: results.map(({ note }) => note).join('; ') };
}
