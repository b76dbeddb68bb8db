// `npm test`: everything, in stages, ending in one line `N passed, N failed` for the whole run.
// `--quick` (npm run check): what fits in a coffee. `--long` (npm run test:long): test/long/** only.
// `--only=types,lint,…` runs some stages; further words are passed to them as file filters.
import { ensureInstalled, onNode24 } from '../packages/cli/bootstrap/install.mjs';
import { duration, fail } from '../packages/cli/bootstrap/say.mjs';

/** One after another; those in a list of their own side by side, for each of them keeps one core busy. */
const plans = {
  full: [['types', 'lint'], 'node', 'browser', 'build', 'stories', 'journeys', 'budgets'],
  quick: [['types', 'lint'], 'node', 'browser'],
  long: ['long'],
};

async function main() {
  await ensureInstalled();
  await onNode24();

  const flags = process.argv.slice(2);
  const only = flags.find((flag) => flag.startsWith('--only='))?.slice('--only='.length).split(',');
  const plan = flags.includes('--long') ? 'long' : flags.includes('--quick') ? 'quick' : 'full';
  const filters = flags.filter((flag) => !flag.startsWith('--'));
  const began = performance.now();
  const rows = [];

  const runStage = async (name) => {
    console.log(`\n── ${name} ${'─'.repeat(Math.max(0, 60 - name.length))}`);
    const start = performance.now();
    let result;
    try {
      const { run } = await import(`./stages/${name}.mjs`);
      result = await run({ filters, quick: plan === 'quick' });
    } catch (error) {
      // A stage that cannot run is a failure of the run, never a silence.
      console.error(error?.name === 'Error' || !error?.stack ? (error?.message ?? error) : error.stack);
      result = { passed: 0, failed: 1, note: 'could not run' };
    }
    const row = { name, time: duration(performance.now() - start), note: '', skipped: 0, ...result };
    console.log(`── ${name}: ${row.passed} passed, ${row.failed} failed in ${row.time}${row.note ? ` (${row.note})` : ''}`);
    return row;
  };
  for (const stages of only ?? plans[plan]) rows.push(...(await Promise.all([stages].flat().map(runStage))));

  console.log('\nstage      passed  failed  skipped  time');
  for (const { name, passed, failed, skipped, time, note } of rows) {
    console.log(
      `${name.padEnd(10)} ${String(passed).padStart(6)} ${String(failed).padStart(7)} ${String(skipped).padStart(8)}  ${time}${note ? `  ${note}` : ''}`,
    );
  }
  const sum = (key) => rows.reduce((total, row) => total + row[key], 0);
  console.log(`\nAll stages took ${duration(performance.now() - began)}`);
  console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
  process.exit(sum('failed') > 0 ? 1 : 0);
}

main().catch(fail);
