import { normalise } from '@faelles/schemas/identifiers/normalise.js';
import type { Json } from '@faelles/schemas/json.js';
import { bad, empty, isObject, own, type Kind } from './kind.ts';
import { withinTexts } from './limits-of-text.ts';

/** The parts in the order they are written; also the paths of a month's issues. */
export const monthParts = ['month', 'year'] as const;

const NAMES = [
  'januar februar marts april maj juni juli august september oktober november december',
  'january february march april may june july august september october november december',
].map((names) => names.split(' '));

/** The number of a month: as a number, or as its Danish or English name, which three letters tell. */
function monthOf(text: string): number | undefined {
  if (/^\d{1,2}$/.test(text)) return Number(text);
  const name = text.toLowerCase().replace(/\.$/, '');
  if (name.length < 3) return undefined;
  for (const names of NAMES) {
    const at = names.findIndex((full) => full.startsWith(name) || (name === 'sept' && full === 'september'));
    if (at >= 0) return at + 1;
  }
  return undefined;
}

/** Text becomes parts: ISO 8601, or month and year with any usual sign between. */
function split(input: string): Json | undefined {
  const text = normalise(input);
  const iso = /^(\d{4})-(\d{2})$/.exec(text);
  if (iso) return { month: iso[2]!, year: iso[1]! };
  const typed = /^(\d{1,2}|\p{L}{3,}\.?) ?[-/. ] ?(\d{4})$/u.exec(text);
  return typed ? { month: typed[1]!, year: typed[2]! } : undefined;
}

/** A month of a year. The input is its two parts as typed, or text; the value `YYYY-MM`. */
export const monthYear: Kind = (input, field, context) => {
  const typed = typeof input === 'string' ? split(input) : input;
  if (typed === undefined) return bad('format');
  if (!isObject(typed)) return bad('type');
  const [month, year] = monthParts.map((part) => normalise(own(typed, part))) as [string, string];
  if (!month && !year) return empty;
  if (!month || !year) {
    const part = month ? 'year' : 'month';
    return bad('date-incomplete', { part }, part);
  }
  const number = monthOf(month);
  if (number === undefined) return bad('format', { part: 'month' }, 'month');
  if (number < 1 || number > 12) return bad('date-invalid', { part: 'month' }, 'month');
  if (!/^\d{4}$/.test(year) || year === '0000') return bad('format', { part: 'year' }, 'year');
  // A limit that is a day, as today, means its month.
  return withinTexts(`${year}-${String(number).padStart(2, '0')}`, /^\d{4}-\d{2}(?=$|-\d{2}$)/, ['date-too-early', 'date-too-late'], field, context);
};
