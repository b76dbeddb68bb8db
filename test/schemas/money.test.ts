import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addOre, isOre, multiplyOre, parseMoney, roundOre, sumOre } from '@faelles/schemas/money.js';
import { outcome } from './digits.ts';
import '../support/seed.ts';

for (const [input, expected] of [
  ['1.234,50', 'ok 123450'],
  ['1234,50', 'ok 123450'],
  ['1234', 'ok 123400'],
  ['1 234,50', 'ok 123450'],
  ['1\u00A0234,50\u00A0kr.', 'ok 123450'],
  ['1.234', 'ok 123400'],
  ['1234,5', 'ok 123450'],
  ['0', 'ok 0'],
  ['-0', 'ok 0'],
  ['0,01', 'ok 1'],
  ['1.234.567,89', 'ok 123456789'],
  ['-50', 'ok -5000'],
  ['−50,00', 'ok -5000'],
  ['99 kr.', 'ok 9900'],
  ['99,-', 'ok 9900'],
  ['DKK', 'format'],
  ['1,234.50', 'format'],
  ['1234.50', 'format'],
  ['1 234.5', 'format'],
  ['kr. 1.234,50', 'ok 123450'],
  ['1,234', 'format'],
  ['1.234.50', 'format'],
  ['12,345', 'format'],
  ['1.23,4', 'format'],
  ['12.50', 'format'],
  ['12.5000', 'format'],
  ['1.2345', 'format'],
  ['1 23', 'format'],
  ['1e5', 'format'],
  ['0x10', 'format'],
  ['--5', 'format'],
  ['', 'format'],
  ['99999999999999999', 'too-large'],
] as const) {
  test(`amount "${input}": ${expected}`, () => assert.equal(outcome(parseMoney(input)), expected));
}

test('arithmetic keeps to safe integers', () => {
  assert.equal(addOre(8000, 2000), 10000);
  assert.equal(multiplyOre(8000, 2), 16000);
  assert.equal(Object.is(multiplyOre(-5, 0), 0), true);
  assert.equal(sumOre([]), 0);
  assert.equal(sumOre([16000, 4000]), 20000);
  for (const wrong of [
    () => addOre(Number.MAX_SAFE_INTEGER, 1),
    () => multiplyOre(Number.MAX_SAFE_INTEGER, 2),
    () => multiplyOre(100, 0.5),
    () => addOre(0.1, 0.2),
    () => sumOre([1, NaN]),
    () => addOre('1' as unknown as number, 1),
    () => roundOre(Infinity),
    () => roundOre(NaN),
  ]) {
    assert.throws(wrong, RangeError);
  }
  assert.equal(isOre(1.5), false);
  assert.equal(isOre('1'), false);
});

for (const [value, expected] of [
  [83.25, 83],
  [83.5, 84],
  [-83.5, -84],
  [1.005 * 100, 101],
  [1.115 * 100, 112],
  [0.49999999, 0],
  [-0.4, 0],
] as const) {
  test(`${value} rounds to ${expected} øre`, () => assert.equal(Object.is(roundOre(value), expected), true));
}

test('what is written in Danish is read back', () => {
  const danish = new Intl.NumberFormat('da-DK', { minimumFractionDigits: 2 });
  fc.assert(
    fc.property(fc.integer({ min: -1_000_000_000_000, max: 1_000_000_000_000 }), (ore) => {
      assert.equal(outcome(parseMoney(danish.format(ore / 100))), `ok ${ore}`);
    }),
  );
});
