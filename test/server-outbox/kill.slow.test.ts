// The server as a program, killed again and again while receipts are on their way: none is lost, none is sent twice.
// The same with more of everything, two copies and PostgreSQL: test/long/server-outbox.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { killAndRestart } from './kill/run.ts';

describe('receipts on their way while the server is killed', () => {
  it('are taken once each by a dispatch that misbehaves', { timeout: 400_000 }, async (t) => {
    const { wrong, struck, ...counts } = await killAndRestart({ citizens: 16, kills: 3, copies: 1, percent: 40 });
    t.diagnostic(JSON.stringify({ ...counts, struck }));
    assert.deepEqual(wrong, []);
    assert.ok(Object.values(struck).reduce((sum, count) => sum + count, 0) >= 5, 'enough went wrong for this to say something');
  });
});
