import { normalise } from './normalise.ts';
import { refuse, type Parsed } from './result.ts';

/**
 * Reads a telephone number into E.164. Eight digits are Danish; every other country needs `+` or `00` in front.
 * Spaces, hyphens, dots, slashes and parentheses are free.
 *
 * A Danish number that begins with 0 or 1 is only hinted at: numbering plans change, and the public design system
 * itself shows 12345678.
 *
 * @returns `+` and 7–15 digits, or `format`, `length`.
 */
export function parsePhone(input: string): Parsed<string, { hints: 'unusual'[] }> {
  const digits = normalise(input)
    .replace(/^\(?(?:\+|00)/, '+')
    .replace(/(\+.*)\(0\)/, '$1')
    .replace(/[-() ./]/g, '');
  if (!/^\+?\d+$/.test(digits)) return refuse('format');
  const value = digits[0] === '+' ? digits : `+45${digits}`;
  const danish = value.startsWith('+45');
  if (danish ? value.length !== 11 : value.length < 8 || value.length > 16) {
    return refuse('length', danish ? { length: 8 } : { max: 15 });
  }
  if (value[1] === '0') return refuse('format');
  return { ok: true, value, hints: danish && /^[01]/.test(value.slice(3)) ? ['unusual'] : [] };
}

/** `12 34 56 78` for Danish numbers, `+46701234567` for all others. */
export function formatPhone(value: string): string {
  return value.replace(/^\+45(\d\d)(\d\d)(\d\d)(\d\d)$/, '$1 $2 $3 $4');
}
