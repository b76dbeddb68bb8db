import { isRealDate, isoDate } from '@faelles/schemas/day.js';
import { normalise } from '@faelles/schemas/identifiers/normalise.js';
import type { Json } from '@faelles/schemas/json.js';
import { bad, empty, isObject, own, type Kind } from './kind.ts';
import { withinDates } from './limits.ts';

/** The parts in the order Danes write them; also the paths of a date's issues. */
export const dateParts = ['day', 'month', 'year'] as const;

/** Text becomes parts: the calendar's own form, or day-month-year with any usual sign between. */
function split(input: string): Json | undefined {
  const text = normalise(input);
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (iso) return { day: iso[3]!, month: iso[2]!, year: iso[1]! };
  const danish = /^(\d{1,2})(?:\. ?|[-/ ])(\d{1,2})(?:\. ?|[-/ ])(\d{4})$/.exec(text);
  return danish ? { day: danish[1]!, month: danish[2]!, year: danish[3]! } : undefined;
}

/** A day. The input is its three parts as typed, or text; the value ISO 8601. */
export const date: Kind = (input, field, context) => {
  const typed = typeof input === 'string' ? split(input) : input;
  if (typed === undefined) return bad('format');
  if (!isObject(typed)) return bad('type');
  const parts = dateParts.map((part) => normalise(own(typed, part)));
  if (parts.every((part) => !part)) return empty;
  const missing = dateParts.find((_, at) => !parts[at]);
  if (missing) return bad('date-incomplete', { part: missing }, missing);
  const shapes = [/^\d{1,2}$/, /^\d{1,2}$/, /^\d{4}$/];
  const odd = dateParts.find((_, at) => !shapes[at]!.test(parts[at]!));
  if (odd) return bad('format', { part: odd }, odd);
  const [day, month, year] = parts.map(Number) as [number, number, number];
  const wrong = day < 1 || day > 31 ? 'day' : month < 1 || month > 12 ? 'month' : year < 1 ? 'year' : undefined;
  if (wrong) return bad('date-invalid', { part: wrong }, wrong);
  const value = isoDate(year, month, day);
  // 31 April: no part alone is wrong, so the whole is.
  return isRealDate(value) ? withinDates(value, field, context) : bad('date-invalid');
};
