// Every fault by itself, again: docs/payment-faults.md says what comes of each, and must go on being true.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { databases } from '../../support/database.ts';
import { faultTable, timesEach, writtenTable } from '../../server-payments/faults/table.ts';

describe('what comes of every fault', () => {
  it('is what docs/payment-faults.md says', { timeout: 1_800_000 }, async () => {
    assert.equal(await faultTable(databases.find(({ name }) => name === 'PGlite')!, timesEach), await writtenTable());
  });
});
