import { test } from 'node:test';
import assert from 'node:assert/strict';
import { defaultRetry, pauseBefore } from '@faelles/client/retry.js';

const now = Date.parse('2026-11-20T10:00:00Z');
const pauses = (tried: number, header: string | null = null) =>
  Array.from({ length: 200 }, () => pauseBefore(defaultRetry, tried, header, now)!);

test('pauses double, and half of each is left to chance', () => {
  for (const [tried, full] of [[1, 400], [2, 800], [3, 1600]] as const) {
    const all = pauses(tried);
    assert.ok(all.every((pause) => pause >= full / 2 && pause <= full));
    assert.ok(new Set(all).size > 100);
  }
});

test('after the last try there is none', () => assert.equal(pauseBefore(defaultRetry, 4, null), undefined));

test('what a server asks for is kept to: seconds and dates', () => {
  assert.ok(pauses(1, '5').every((pause) => pause === 5000));
  assert.ok(pauses(1, 'Fri, 20 Nov 2026 10:00:04 GMT').every((pause) => pause === 4000));
});

test('a date gone by or no date at all is no reason to hurry', () => {
  for (const header of ['Fri, 20 Nov 2026 09:00:00 GMT', 'soon']) assert.ok(pauses(1, header).every((pause) => pause >= 200));
});

test('more than the longest pause is not waited for', () => assert.equal(pauseBefore(defaultRetry, 1, '9', now), undefined));
