import { isoDate, millis } from './day.ts';

export { isoDate, isRealDate, todayIn } from './day.ts';

// Reckoning with days, for rules and servers; what a first page needs of them is in `day.ts`.

const DAY = 86_400_000;

function checked(date: string): number {
  const time = millis(date);
  if (Number.isNaN(time)) throw new RangeError('Not an ISO date');
  return time;
}

function text(time: number): string {
  const date = new Date(time).toISOString().slice(0, 10);
  checked(date);
  return date;
}

/** The day so many days later (earlier when negative). Throws RangeError on what is not a date. */
export function addDays(date: string, days: number): string {
  return text(checked(date) + Math.trunc(days) * DAY);
}

/** The same day so many months later, or that month's last day: 31 January plus one month is 28 or 29 February. */
export function addMonths(date: string, months: number): string {
  checked(date);
  const count = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + Math.trunc(months);
  const year = Math.floor(count / 12);
  const month = (count % 12) + 1;
  for (let day = Number(date.slice(8)); day >= 28; day--) {
    const clamped = isoDate(year, month, day);
    if (clamped) return clamped;
  }
  const same = isoDate(year, month, Number(date.slice(8)));
  if (!same) throw new RangeError('Outside the years 1–9999');
  return same;
}

/** Whole days from one date to another: 0 on the same day, negative when `to` comes first. */
export function daysBetween(from: string, to: string): number {
  return (checked(to) - checked(from)) / DAY;
}

/**
 * Age in whole years on a date; negative before birth. A person born on 29 February gets a year older on 1 March
 * in years without that day.
 */
export function age(birthDate: string, on: string): number {
  checked(birthDate);
  checked(on);
  return Number(on.slice(0, 4)) - Number(birthDate.slice(0, 4)) - (on.slice(5) < birthDate.slice(5) ? 1 : 0);
}
