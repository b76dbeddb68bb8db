// Writes the table of docs/payment-faults.md anew:
// `node_modules/.bin/node --conditions=faelles-source test/server-payments/faults/write-table.ts`
import { databases } from '../../support/database.ts';
import { faultTable, timesEach, writeTable } from './table.ts';

await writeTable(await faultTable(databases.find(({ name }) => name === 'PGlite')!, Number(process.argv[2] ?? timesEach)));
