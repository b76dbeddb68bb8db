import { test } from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { addDays } from '@faelles/schemas/date.js';
import { addWorkingDays, expectedBy } from '@faelles/receipt/model';

/** The holidays of the vectors; 26 December 2026 is a Saturday, 1 January 2027 a Friday. */
const holidays = { '2026': ['2026-12-25', '2026-12-26'], '2027': ['2027-01-01'] };
const closed = { holidays, closedDays: ['2026-12-24', '2026-12-31'] };

test('7 working days from Tuesday 22 December skip the holidays, and the days the authority is closed', () => {
  assert.equal(addWorkingDays('2026-12-22', 7, { holidays }), '2027-01-04');
  assert.equal(addWorkingDays('2026-12-22', 7, closed), '2027-01-06');
});

test('the same, as a promise of a receipt: the day is counted in Danish time', () => {
  const time = { basis: 'published-deadline', workingDays: 7, countsFrom: 'received' } as const;
  assert.equal(expectedBy('2026-12-22T10:00:00Z', time, { holidays }), '2027-01-04');
  assert.equal(expectedBy('2026-12-22T10:00:00Z', time, closed), '2027-01-06');
  // Half past midnight in Denmark: it came in on the 22nd.
  assert.equal(expectedBy('2026-12-21T23:30:00Z', time, { holidays }), '2027-01-04');
});

test('a count that runs into a year without holidays promises nothing; neither does one without a calendar', () => {
  const year = { holidays: { '2026': holidays['2026'] } };
  assert.equal(addWorkingDays('2026-12-22', 5, year), '2026-12-30');
  assert.equal(addWorkingDays('2026-12-22', 7, year), undefined);
  assert.equal(expectedBy('2026-12-22T10:00:00Z', { basis: 'estimate', workingDays: 7, countsFrom: 'received' }), undefined);
});

test('a day that is the same for everybody is that day, from wherever time counts', () => {
  assert.equal(expectedBy('2026-11-20T10:00:00Z', { basis: 'published-deadline', date: '2027-02-01', countsFrom: 'fully-informed' }), '2027-02-01');
});

test('whatever the calendar, so many working days lie behind the day, and it is one itself', () => {
  const day = fc.integer({ min: 0, max: 700 }).map((offset) => addDays('2026-01-01', offset));
  fc.assert(
    fc.property(day, fc.integer({ min: 1, max: 60 }), fc.array(day, { maxLength: 40 }), (from, count, free) => {
      const years = ['2026', '2027', '2028'];
      const calendar = { holidays: Object.fromEntries(years.map((year) => [year, free.filter((one) => one.startsWith(year))])) };
      const found = addWorkingDays(from, count, calendar);
      if (found === undefined) return;
      const works = (date: string) => ![0, 6].includes(new Date(date).getUTCDay()) && !free.includes(date);
      assert.ok(works(found));
      let behind = 0;
      for (let date = addDays(from, 1); date <= found; date = addDays(date, 1)) if (works(date)) behind++;
      assert.equal(behind, count);
    }),
    { numRuns: 200 },
  );
});
