import { compact } from './normalise.ts';
import { refuse, type Parsed } from './result.ts';

/**
 * Reads a P-number (the number of one place of work of a company): ten digits. It has no check digit.
 *
 * @returns the ten digits, or `format`, `length`.
 */
export function parsePNumber(input: string): Parsed {
  const value = compact(input).replace(/(\d)[-.](?=\d)/g, '$1');
  if (!/^\d+$/.test(value)) return refuse('format', { length: 10 });
  return value.length === 10 ? { ok: true, value } : refuse('length', { length: 10 });
}
