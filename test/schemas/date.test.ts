import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays, addMonths, age, daysBetween, isoDate, isRealDate, todayIn } from '@faelles/schemas/date.js';
import '../support/seed.ts';

for (const [date, real] of [
  ['2026-11-20', true],
  ['2024-02-29', true],
  ['2000-02-29', true],
  ['0001-01-01', true],
  ['9999-12-31', true],
  ['0000-01-01', false],
  ['1900-02-29', false],
  ['2026-02-30', false],
  ['2026-04-31', false],
  ['2026-13-01', false],
  ['2026-00-10', false],
  ['2026-1-1', false],
  ['20-11-2026', false],
  ['2026-11-20T00:00:00Z', false],
  ['', false],
  [20261120, false],
  [undefined, false],
] as const) {
  test(`${date} is ${real ? '' : 'not '}a date`, () => assert.equal(isRealDate(date), real));
}

test('a date from its parts', () => {
  assert.equal(isoDate(2026, 2, 28), '2026-02-28');
  assert.equal(isoDate(99, 2, 28), '0099-02-28');
  for (const [year, month, day] of [[2026, 2, 29], [2026, 1.5, 1], [-1, 1, 1], [12026, 1, 1], [NaN, 1, 1]] as const) {
    assert.equal(isoDate(year, month, day), undefined);
  }
});

for (const [from, months, to] of [
  ['2026-01-31', 1, '2026-02-28'],
  ['2024-01-31', 1, '2024-02-29'],
  ['2026-03-31', -1, '2026-02-28'],
  ['2026-11-20', 12, '2027-11-20'],
  ['2024-02-29', 12, '2025-02-28'],
  ['2026-12-31', 2, '2027-02-28'],
  ['2026-01-15', -13, '2024-12-15'],
  ['2026-05-31', 1, '2026-06-30'],
] as const) {
  test(`${from} plus ${months} months is ${to}`, () => assert.equal(addMonths(from, months), to));
}

test('days are counted across clock changes and leap years', () => {
  assert.equal(daysBetween('2026-10-24', '2026-10-26'), 2);
  assert.equal(daysBetween('2026-03-28', '2026-03-30'), 2);
  assert.equal(daysBetween('2024-02-28', '2024-03-01'), 2);
  assert.equal(daysBetween('2026-11-20', '2026-11-20'), 0);
  assert.equal(daysBetween('2026-11-21', '2026-11-20'), -1);
  assert.equal(addDays('2026-11-20', 28), '2026-12-18');
});

for (const [birth, on, years] of [
  ['2000-11-21', '2026-11-20', 25],
  ['2000-11-21', '2026-11-21', 26],
  ['2000-02-29', '2025-02-28', 24],
  ['2000-02-29', '2025-03-01', 25],
  ['2000-02-29', '2024-02-29', 24],
  ['2050-01-01', '2075-01-01', 25],
  ['2026-11-21', '2026-11-21', 0],
  ['2027-01-01', '2026-11-21', -1],
] as const) {
  test(`born ${birth}, on ${on}: ${years}`, () => assert.equal(age(birth, on), years));
}

test('today is the day in Copenhagen, not in UTC', () => {
  const zone = 'Europe/Copenhagen';
  assert.equal(todayIn(zone, new Date('2026-11-20T22:59:59Z')), '2026-11-20');
  assert.equal(todayIn(zone, new Date('2026-11-20T23:00:00Z')), '2026-11-21');
  assert.equal(todayIn(zone, new Date('2026-07-01T22:00:00Z')), '2026-07-02');
  assert.equal(todayIn(zone, new Date('2026-10-25T00:30:00Z')), '2026-10-25');
  assert.equal(todayIn('UTC', new Date('2026-01-01T00:00:00Z')), '2026-01-01');
});

test('what is no date throws a RangeError', () => {
  for (const wrong of [
    () => addDays('2026-02-30', 1),
    () => addDays('9999-12-31', 1),
    () => addDays('0001-01-01', -1),
    () => addDays('2026-01-01', NaN),
    () => addMonths('9999-12-01', 1),
    () => addMonths('9999-12-31', 1),
    () => addMonths('2026-01-01', NaN),
    () => daysBetween('', '2026-01-01'),
    () => age('2026-01-01', 'today'),
  ]) {
    assert.throws(wrong, RangeError);
  }
});

const dates = fc.integer({ min: -200_000, max: 200_000 }).map((days) => addDays('2000-01-01', days));

test('laws of dates', () => {
  fc.assert(
    fc.property(dates, dates, fc.integer({ min: -20_000, max: 20_000 }), (a, b, n) => {
      assert.equal(addDays(a, daysBetween(a, b)), b);
      assert.equal(daysBetween(a, addDays(a, n)), n);
      assert.equal(daysBetween(a, b) > 0, a < b);
      assert.equal(addDays(addDays(a, n), -n), a);
    }),
  );
  fc.assert(
    fc.property(dates, fc.integer({ min: -600, max: 600 }), (date, months) => {
      const moved = addMonths(date, months);
      assert.ok(isRealDate(moved));
      const count = (text: string) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7));
      assert.equal(count(moved) - count(date), months);
      // The day is kept, or cut to the last day of its month.
      const last = addDays(moved, 1).slice(8) === '01';
      assert.ok(moved.slice(8) === date.slice(8) || (last && moved.slice(8) < date.slice(8)));
    }),
  );
});
