// The table of docs/payment-faults.md, made by trying every fault. `node … test/server-payments/faults/table.ts` writes
// it; the long run makes it again and compares.
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { TestDatabase } from '../../support/database.ts';
import { World } from '../model/world.ts';
import { faultRows } from './rows.ts';
import { tryFault } from './try.ts';

export const page = fileURLToPath(new URL('../../../docs/payment-faults.md', import.meta.url));
/** How often each fault is tried with each provider. */
export const timesEach = 5;
const [begin, end] = ['<!-- table: made by test/server-payments/faults/table.ts -->', '<!-- end of table -->'];

/** Tries every fault with both providers. @returns the table as Markdown */
export async function faultTable(database: TestDatabase, times: number): Promise<string> {
  const world = await World.start(database);
  try {
    const lines = [];
    for (const row of faultRows) {
      const outcomes = new Map<string, number>();
      for (let n = 0; n < times * 2; n++) {
        const outcome = await tryFault(world, row, n % 2 === 0 ? 'card' : 'mobilepay');
        outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
      }
      const told = [...outcomes].sort(([a], [b]) => a.localeCompare(b)).map(([outcome, often]) => (outcomes.size === 1 ? outcome : `${often} × ${outcome}`));
      lines.push(`| ${row.fault} | ${row.at} | ${times * 2} | ${told.join('; ')} |`);
    }
    return ['| Fault | While | Times | In the end |', '|---|---|---:|---|', ...lines].join('\n');
  } finally {
    await world.stop();
  }
}

/** The table as the page has it. */
export async function writtenTable(): Promise<string> {
  const text = await readFile(page, 'utf8');
  return text.slice(text.indexOf(begin) + begin.length, text.indexOf(end)).trim();
}

export async function writeTable(table: string): Promise<void> {
  const text = await readFile(page, 'utf8');
  await writeFile(page, `${text.slice(0, text.indexOf(begin) + begin.length)}\n\n${table}\n\n${text.slice(text.indexOf(end))}`);
}
