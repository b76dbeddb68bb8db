import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { formatCvr, parseCvr, parseSe } from '@faelles/schemas/identifiers/cvr.js';
import { glnCheckDigit, parseGln } from '@faelles/schemas/identifiers/gln.js';
import { parsePNumber } from '@faelles/schemas/identifiers/p-number.js';
import { changeOneDigit, digits, outcome } from './digits.ts';
import '../support/seed.ts';

const cvr: [input: string, expected: string][] = [
  ['13585628', 'ok 13585628'],
  ['DK13585628', 'ok 13585628'],
  ['DK 13585628', 'ok 13585628'],
  ['dk 13585628', 'ok 13585628'],
  ['19435075', 'ok 19435075'],
  ['29189471', 'ok 29189471'],
  ['29 18 94 71', 'ok 29189471'],
  ['29\u00A018\u00A094\u00A071', 'ok 29189471'],
  ['55133018', 'ok 55133018'],
  ...['34051178', '10213231', '25313763', '88146328', '10000009', '12345674'].map(valid),
  ...['99999004', '99999012', '99999020', '99999039', '99999047', '99999055'].map(valid),
  ['13585627', 'cvr-check'],
  ['12345678', 'cvr-check'],
  ['27384223', 'cvr-check'],
  ['99999999', 'cvr-check'],
  ['88888888', 'cvr-check'],
  ['01234560', 'cvr-check'],
  ['00000000', 'cvr-check'],
  ['1358562', 'length'],
  ['135856288', 'length'],
  ['9999908X', 'format'],
  ['SE13585628', 'format'],
  ['', 'format'],
];

function valid(number: string): [string, string] {
  return [number, `ok ${number}`];
}

for (const [input, expected] of cvr) {
  test(`CVR "${input}": ${expected}`, () => assert.equal(outcome(parseCvr(input)), expected));
}

test('an SE number that fails the check is accepted with a hint', () => {
  assert.deepEqual(parseSe('27384223'), { ok: true, value: '27384223', hints: ['cvr-check'] });
  assert.deepEqual(parseSe('DK13585628'), { ok: true, value: '13585628', hints: [] });
  assert.equal(outcome(parseSe('2738422')), 'length');
});

test('one changed digit makes a CVR number invalid', () => {
  const numbers = fc.integer({ min: 10_000_000, max: 99_999_999 }).map(String).filter((n) => parseCvr(n).ok);
  fc.assert(
    fc.property(numbers, fc.nat(7), fc.integer({ min: 1, max: 9 }), (number, at, by) => {
      assert.equal(parseCvr(changeOneDigit(number, at, by)).ok, false);
    }),
  );
});

test('CVR numbers print in pairs', () => assert.equal(formatCvr('29189471'), '29 18 94 71'));

for (const [input, expected] of [
  ['1003388394', 'ok 1003388394'],
  ['10 0338 8394', 'ok 1003388394'],
  ['100338839', 'length'],
  ['10033883941', 'length'],
  ['100338839A', 'format'],
] as const) {
  test(`P-number "${input}": ${expected}`, () => assert.equal(outcome(parsePNumber(input)), expected));
}

for (const [input, expected] of [
  ['5798009811578', 'ok 5798009811578'],
  ['5790001330552', 'ok 5790001330552'],
  ['4006381333931', 'ok 4006381333931'],
  ['5790000000005', 'ok 5790000000005'],
  ['5798000000001', 'ok 5798000000001'],
  ['5798000012349', 'ok 5798000012349'],
  ['5798 0000 12349', 'ok 5798000012349'],
  ['5798000000006', 'check-digit'],
  ['5798000000007', 'check-digit'],
  ['5798000012345', 'check-digit'],
  ['579800000000', 'length'],
  ['57980000O0001', 'format'],
] as const) {
  test(`GLN "${input}": ${expected}`, () => assert.equal(outcome(parseGln(input)), expected));
}

test('a generated GLN is accepted, and refused with one digit changed', () => {
  fc.assert(
    fc.property(digits(12), fc.nat(12), fc.integer({ min: 1, max: 9 }), (body, at, by) => {
      const number = body + glnCheckDigit(body);
      assert.equal(parseGln(number).ok, true);
      assert.equal(outcome(parseGln(changeOneDigit(number, at, by))), 'check-digit');
    }),
  );
});
