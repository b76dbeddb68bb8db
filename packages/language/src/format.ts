import { localeOf } from './message.ts';

// Dates, numbers and money as a citizen reads them, through Intl. Making a formatter costs far more than using one,
// so each is made once. What cannot be formatted comes back as it is: a receipt with a raw date is still a receipt.

const made = new Map<string, unknown>();

function once<Format>(key: string, make: () => Format): Format {
  if (!made.has(key)) made.set(key, make());
  return made.get(key) as Format;
}

function dates(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const locale = localeOf(language);
  return once(`date ${locale} ${JSON.stringify(options)}`, () => new Intl.DateTimeFormat(locale, options));
}

function numbers(language: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const locale = localeOf(language);
  return once(`number ${locale} ${JSON.stringify(options)}`, () => new Intl.NumberFormat(locale, options));
}

const LONG: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'long', year: 'numeric' };
const SHORT: Intl.DateTimeFormatOptions = { day: '2-digit', month: '2-digit', year: 'numeric' };

/** The zone of Danish authorities. */
export const DANISH_ZONE = 'Europe/Copenhagen';

/** An ISO date: `20. november 2026`, or short `20.11.2026`. */
export function formatDate(date: string, language: string, style: 'long' | 'short' = 'long'): string {
  const time = new Date(`${date}T00:00:00Z`);
  if (Number.isNaN(time.getTime())) return date;
  return dates(language, { ...(style === 'long' ? LONG : SHORT), timeZone: 'UTC' }).format(time);
}

/** A month, `2026-11`: `november 2026`. */
export function formatMonth(month: string, language: string): string {
  const time = new Date(`${month}-01T00:00:00Z`);
  if (Number.isNaN(time.getTime())) return month;
  return dates(language, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(time);
}

/** A time of day in no zone, `09:30`: `09.30`. */
export function formatClock(clock: string, language: string): string {
  const time = new Date(`2000-01-01T${clock}:00Z`);
  if (Number.isNaN(time.getTime())) return clock;
  return dates(language, { timeStyle: 'short', timeZone: 'UTC' }).format(time);
}

/** An ISO instant as day and time in Denmark: `20. november 2026 kl. 14.30`. */
export function formatDateTime(instant: string, language: string, zone: string = DANISH_ZONE): string {
  const time = new Date(instant);
  if (Number.isNaN(time.getTime())) return instant;
  return dates(language, { dateStyle: 'long', timeStyle: 'short', timeZone: zone }).format(time);
}

/** An ISO instant as time of day in Denmark: `14.30`. */
export function formatTime(instant: string, language: string, zone: string = DANISH_ZONE): string {
  const time = new Date(instant);
  if (Number.isNaN(time.getTime())) return instant;
  return dates(language, { timeStyle: 'short', timeZone: zone }).format(time);
}

/** A number with the language's marks, `1.234,5`; at most three decimals unless told. */
export function formatNumber(value: number, language: string, maximumFractionDigits = 3): string {
  return numbers(language, { maximumFractionDigits }).format(value);
}

/** An amount of øre: `1.234,50 kr.`, in English `DKK 1,234.50`. The spaces in it do not break. */
export function formatMoney(ore: number, language: string): string {
  return numbers(language, { style: 'currency', currency: 'DKK' }).format(ore / 100);
}

/** A file's size: `10 MB`. A kilobyte is 1024 bytes, as most computers show it. */
export function formatFileSize(bytes: number, language: string): string {
  const [size, unit] = bytes < 1024 ? [bytes, 'byte'] : bytes < 1024 ** 2 ? [bytes / 1024, 'kB'] : [bytes / 1024 ** 2, 'MB'];
  return `${formatNumber(size, language, unit === 'MB' ? 1 : 0)}\u00A0${unit}`;
}

const UNITS: Record<string, string> = { D: 'day', W: 'week', M: 'month', Y: 'year' };

/** An ISO 8601 duration of one unit, `P4W`: `4 uger`. */
export function formatDuration(duration: string, language: string): string {
  const [, count, unit] = /^P(\d+)([DWMY])$/.exec(duration) ?? [];
  if (!count || !unit) return duration;
  return numbers(language, { style: 'unit', unit: UNITS[unit]!, unitDisplay: 'long' }).format(Number(count));
}

/** Words in a row: `PDF, PNG og JPEG`; with `or`: `PDF, PNG eller JPEG`. */
export function formatList(items: readonly string[], language: string, type: 'and' | 'or' = 'and'): string {
  const locale = localeOf(language);
  const kind = type === 'and' ? 'conjunction' : 'disjunction';
  return once(`list ${locale} ${kind}`, () => new Intl.ListFormat(locale, { type: kind })).format(items);
}

/** `i dag`, `i morgen`, `i går`; another day as a long date. Both days are ISO dates. */
export function formatDay(date: string, today: string, language: string): string {
  const days = Math.round((Date.parse(date) - Date.parse(today)) / 86_400_000);
  if (!(Math.abs(days) <= 1)) return formatDate(date, language);
  const locale = localeOf(language);
  return once(`day ${locale}`, () => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })).format(days, 'day');
}
