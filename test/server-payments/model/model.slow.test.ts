// 200 stories with every fault there is. After each, every krone belongs to one application or has gone back, whoever
// says that it is paid is, and the ledger has the provider's figures. Ten times as many, and PostgreSQL: test/long.
import { databases } from '../../support/database.ts';
import { describe, it } from 'node:test';
import { tell } from './stories.ts';

describe('payments, whatever happens', () => {
  it('200 stories on PGlite', { timeout: 600_000 }, async () => {
    await tell(databases.find(({ name }) => name === 'PGlite')!, Number(process.env['MODEL_RUNS'] ?? 200));
  });
});
