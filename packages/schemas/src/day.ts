// Days as ISO 8601 text, `2026-11-20`. A day has no zone and no clock, so it is never kept in a Date;
// text also compares and sorts as it should.

const pad = (value: number, width: number) => String(value).padStart(width, '0');

/** Milliseconds at UTC midnight, or NaN when the text is no day in the calendar of the years 1–9999. */
export function millis(date: unknown): number {
  if (typeof date !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(date) || date < '0001') return NaN;
  const time = Date.parse(`${date}T00:00:00Z`);
  // Engines disagree on 30 February: some roll over. Only a date that comes back unchanged is one.
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(date) ? time : NaN;
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
