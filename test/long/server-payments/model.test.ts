// The stories of test/server-payments/model, many more of them: the first half on PGlite, and some on PostgreSQL.
import { describe, it } from 'node:test';
import { databases } from '../../support/database.ts';
import { tell } from '../../server-payments/model/stories.ts';

const runs: Record<string, number> = { PGlite: 1000, PostgreSQL: 200 };

for (const database of databases) {
  describe(`payments, whatever happens, on ${database.name}`, () => {
    it(`${runs[database.name]} stories`, { timeout: 1_800_000 }, async () => {
      await tell(database, runs[database.name]!);
    });
  });
}
