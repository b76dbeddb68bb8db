import type { Json } from '@faelles/schemas/json.js';
import { countryCodes } from './country.ts';
import { bad, empty, own, type ParseResult } from './kind.ts';
import { normalise } from '@faelles/schemas/identifiers/normalise.js';
import { clean, oneLine, textLength } from './text.ts';

/** Most lines of an address abroad, and characters in each (universal postal practice; XML schemas of KL have 35 to 70). */
export const MAX_LINES = 6;
const MAX_LINE = 100;
const PARTS: [name: string, max: number][] = [['postalCode', 20], ['city', 60]];

const tidy = (text: unknown): string => (typeof text === 'string' ? oneLine(text) : '');

/**
 * An address in another country: what is written on the envelope, checked for length only, since every country writes
 * its own way. `lines` is typed in one box, a line of it per line.
 */
export function foreignAddress(input: { [key: string]: Json }): ParseResult {
  const typed = own(input, 'lines');
  const given = Array.isArray(typed) ? typed : typeof typed === 'string' ? clean(typed).split('\n') : [];
  const lines = given.map(tidy).filter(Boolean);
  const country = normalise(own(input, 'country')).toUpperCase();
  const rest = PARTS.map(([part, max]) => ({ part, max, text: tidy(own(input, part)) })).filter(({ text }) => text);
  if (!country && !lines.length && !rest.length) return empty;

  const issues: ParseResult['issues'] = [];
  if (!country) issues.push(...bad('required', undefined, 'country').issues);
  // Denmark has parts of its own, which are checked.
  else if (!countryCodes.includes(country) || country === 'DK') issues.push(...bad('option', undefined, 'country').issues);
  if (!lines.length) issues.push(...bad('required', undefined, 'lines').issues);
  else if (lines.length > MAX_LINES) issues.push(...bad('too-many', { max: MAX_LINES }, 'lines').issues);
  else if (lines.some((line) => textLength(line) > MAX_LINE)) issues.push(...bad('too-long', { max: MAX_LINE }, 'lines').issues);
  for (const { part, max, text } of rest) if (textLength(text) > max) issues.push(...bad('too-long', { max }, part).issues);
  if (issues.length) return { issues };
  return { value: { country, lines, ...Object.fromEntries(rest.map(({ part, text }) => [part, text])) }, issues };
}
