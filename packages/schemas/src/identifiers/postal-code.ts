import { compact } from './normalise.ts';
import { refuse, type Parsed } from './result.ts';

/**
 * Reads a postal code of Denmark or Greenland: four digits, kept as text because `0800` is one (bulk receivers).
 * The Faroe Islands use three digits; ask for them with `country: 'FO'`.
 *
 * @returns the digits without country prefix, or `format`, `length`.
 */
export function parsePostalCode(input: string, options: { country?: 'DK' | 'GL' | 'FO' } = {}): Parsed {
  const { country = 'DK' } = options;
  const length = country === 'FO' ? 3 : 4;
  const value = compact(input).toUpperCase().replace(new RegExp(`^${country}-?`), '');
  if (!/^\d+$/.test(value)) return refuse('format', { length });
  if (value.length !== length) return refuse('length', { length });
  return country === 'GL' && !value.startsWith('39') ? refuse('format', { length }) : { ok: true, value };
}
