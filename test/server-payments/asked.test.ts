import assert from 'node:assert/strict';
import { it } from 'node:test';
import { askedNow } from '@faelles/server/payments/asked.js';

it('two questions of the same millisecond were asked one after the other', () => {
  let now = Date.UTC(2026, 10, 21);
  const ask = () => askedNow(() => new Date(now)).getTime() - Date.UTC(2026, 10, 21);
  assert.deepEqual([ask(), ask(), ask()], [0, 1, 2]);
  now += 2;
  assert.equal(ask(), 3, 'still after those before it');
  now += 100;
  assert.equal(ask(), 102);
  now -= 60_000;
  assert.equal(ask(), 102 - 60_000, 'a clock that was set back is followed');
});
