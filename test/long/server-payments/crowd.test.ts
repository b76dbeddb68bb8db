// Nothing lost, nothing doubled, however often a copy of the server is killed.
import '../../support/seed.ts';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { own, runCrowd } from '../../server-payments/crowd/crowd.ts';

const payers = Number(process.env['CROWD_PAYERS'] ?? 200);

describe('a crowd that pays at two copies of the server on PostgreSQL', () => {
  it(`of ${payers}, while copies are killed and providers misbehave: every krone belongs to one application`, { timeout: 900_000 }, async (t) => {
    const { wrong, kills, faults, seconds, wentHome, compared, measured } = await runCrowd(payers);
    t.diagnostic(`${payers} payments in ${seconds.toFixed(1)} s: ${(payers / seconds).toFixed(1)} a second; ${kills} kills, ${faults} faults ordered; ${wentHome} left before their page said it; ${compared ? 'some of the money was found by the comparison' : 'all of it found its application by itself'}`);
    t.diagnostic(`our own part of ${measured.length} requests: median ${own(measured, 50).toFixed(0)} ms, p99 ${own(measured, 99).toFixed(0)} ms`);
    for (const call of [...new Set(measured.map((one) => one.call))].sort()) {
      const exactly = new RegExp(`^${call}$`);
      t.diagnostic(`  ${call}: ${measured.filter((one) => one.call === call).length} times, median ${own(measured, 50, exactly).toFixed(0)} ms, p99 ${own(measured, 99, exactly).toFixed(0)} ms`);
    }
    assert.deepEqual(wrong, []);
    assert.ok(kills >= 2, `only ${kills} kills: the crowd was too small`);
  });
});
