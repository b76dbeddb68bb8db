// Days as ISO 8601 text, `2026-11-20`. A day has no zone and no clock, so it is never kept in a Date;
// text also compares and sorts as it should.

const DAY = 86_400_000;

const pad = (value: number, width: number) => String(value).padStart(width, '0');

/** Milliseconds at UTC midnight, or NaN when the text is no day in the calendar of the years 1–9999. */
function millis(date: unknown): number {
  if (typeof date !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(date) || date < '0001') return NaN;
  const time = Date.parse(`${date}T00:00:00Z`);
  // Engines disagree on 30 February: some roll over. Only a date that comes back unchanged is one.
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(date) ? time : NaN;
}

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

/** Is this an ISO date that exists in the calendar? */
export function isRealDate(date: unknown): date is string {
  return !Number.isNaN(millis(date));
}

/** The ISO date of year, month (1–12) and day, or undefined when there is no such day. */
export function isoDate(year: number, month: number, day: number): string | undefined {
  const date = `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
  return isRealDate(date) ? date : undefined;
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

const formats = new Map<string, Intl.DateTimeFormat>();

/** The ISO date in a time zone at an instant. Give `now` from the injected clock. */
export function todayIn(zone: string, now: Date): string {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en', { timeZone: zone, year: 'numeric', month: 'numeric', day: 'numeric' });
    formats.set(zone, format);
  }
  const part = (type: string) => Number(format.formatToParts(now).find((found) => found.type === type)?.value);
  return `${pad(part('year'), 4)}-${pad(part('month'), 2)}-${pad(part('day'), 2)}`;
}
