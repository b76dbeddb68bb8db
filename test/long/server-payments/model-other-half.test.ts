// The second half of the 2,000 stories on PGlite, from another seed: in a process of its own, so that both halves are told at once.
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { databases } from '../../support/database.ts';
import { tell } from '../../server-payments/model/stories.ts';

const runs = 1000;

describe('payments, whatever else happens, on PGlite', () => {
  it(`${runs} more stories`, { timeout: 1_800_000 }, async () => {
    fc.configureGlobal({ seed: fc.readConfigureGlobal()!.seed! + 1 });
    await tell(databases.find(({ name }) => name === 'PGlite')!, runs);
  });
});
