import { addDays, addMonths } from './date.ts';

/**
 * The day a duration of whole days, weeks, months or years ends (`P14D`, `P4W`, `P1M`, `P1Y`), counted from an ISO date.
 * Calendar days: `P4W` from 2026-11-20 is 2026-12-18. Throws RangeError on another duration or what is not a date.
 */
export function addDuration(date: string, duration: string): string {
  const match = /^P(\d+)([DWMY])$/.exec(duration);
  if (!match) throw new RangeError('Not a duration of whole days, weeks, months or years');
  const count = Number(match[1]);
  if (match[2] === 'D') return addDays(date, count);
  if (match[2] === 'W') return addDays(date, count * 7);
  return addMonths(date, match[2] === 'Y' ? count * 12 : count);
}
