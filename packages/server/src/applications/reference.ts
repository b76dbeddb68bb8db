import { randomInt } from 'node:crypto';

/**
 * Signs of a reference, so that it can be read out over the phone and copied by hand: of signs that look alike
 * (0 O, 1 I L, 2 Z, 5 S, 8 B, U V) at most one is there, and with few vowels few words come about.
 */
const signs = '23456789ACDEFGHJKMNPQRTVWXY';

/** A new reference, `RV-2026-4F7K2M`: prefix of the solution, year, six random signs (about 390 million a year). */
export function newReference(prefix: string, year: string): string {
  const random = Array.from({ length: 6 }, () => signs[randomInt(signs.length)]).join('');
  return `${prefix}-${year}-${random}`;
}
