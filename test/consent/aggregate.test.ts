import { test } from 'node:test';
import assert from 'node:assert/strict';
import type { ConsentState } from '@faelles/schemas/consent-record.js';
import type { ConsentStatus } from '@faelles/schemas/consent-case.js';
import { aggregate, type ConsentRule } from '@faelles/consent/model';

const all: ConsentRule = { required: 'all-of' };
const any: ConsentRule = { required: 'any-of' };
const two: ConsentRule = { required: 'n-of', count: 2 };
const dated: ConsentRule = { required: 'all-of', deadline: '2026-11-20T23:59:59+01:00' };
const before = '2026-11-20T22:59:59Z';
const past = '2026-11-20T23:00:00Z';

const vectors: [string, ConsentState[], ConsentRule, string | undefined, ConsentStatus][] = [
  ['all-of', ['given', 'given'], all, undefined, 'given'],
  ['all-of', ['given', 'requested'], all, undefined, 'partly'],
  ['all-of', ['none', 'requested'], all, undefined, 'pending'],
  ['all-of', ['given', 'refused'], all, undefined, 'refused'],
  ['all-of', ['given', 'withdrawn'], all, undefined, 'withdrawn'],
  ['all-of', ['given', 'expired'], all, undefined, 'expired'],
  ['all-of', ['given', 'invalidated'], all, undefined, 'expired'],
  ['all-of', ['refused', 'withdrawn'], all, undefined, 'refused'],
  ['sole custody', ['given'], all, undefined, 'given'],
  ['before the deadline', ['given', 'requested'], dated, before, 'partly'],
  ['past the deadline', ['given', 'requested'], dated, past, 'expired'],
  ['past the deadline', ['given', 'given'], dated, past, 'given'],
  ['any-of', ['refused', 'given'], any, undefined, 'given'],
  ['any-of', ['refused', 'requested'], any, undefined, 'pending'],
  ['any-of', ['refused', 'refused'], any, undefined, 'refused'],
  ['two of three', ['given', 'given', 'refused'], two, undefined, 'given'],
  ['two of three', ['given', 'requested', 'refused'], two, undefined, 'partly'],
  ['two of three', ['given', 'refused', 'withdrawn'], two, undefined, 'refused'],
];

for (const [name, states, rule, at, status] of vectors) {
  test(`${name} ${states.join(' + ')}: ${status}`, () => assert.equal(aggregate(states, rule, at), status));
}

test('nobody asked is never consent', () => {
  assert.throws(() => aggregate([], all), RangeError);
  assert.throws(() => aggregate(['given'], { required: 'n-of', count: 0 }), RangeError);
  assert.throws(() => aggregate(['given'], { required: 'n-of', count: 2 }), RangeError);
});
