// Nothing lost, nothing sent twice, however often a copy of the server is killed.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { killAndRestart } from '../../server-outbox/kill/run.ts';
import { newPostgresUrl } from '../../support/database.ts';

const citizens = Number(process.env['OUTBOX_CITIZENS'] ?? 150);
const kills = Number(process.env['OUTBOX_KILLS'] ?? 24);

describe('receipts on their way while copies of the server are killed', () => {
  it(`two copies on PostgreSQL, ${citizens} citizens, ${kills} kills`, { timeout: 1_500_000 }, async (t) => {
    const { wrong, struck, ...counts } = await killAndRestart({ citizens, kills, copies: 2, percent: 40, databaseUrl: await newPostgresUrl() });
    t.diagnostic(JSON.stringify({ ...counts, struck }));
    assert.deepEqual(wrong, []);
    assert.equal(counts.kills, kills);
  });

  it('one copy on PGlite', { timeout: 1_500_000 }, async (t) => {
    const { wrong, struck, ...counts } = await killAndRestart({ citizens: Math.ceil(citizens / 3), kills: Math.ceil(kills / 3), copies: 1, percent: 40 });
    t.diagnostic(JSON.stringify({ ...counts, struck }));
    assert.deepEqual(wrong, []);
  });
});
