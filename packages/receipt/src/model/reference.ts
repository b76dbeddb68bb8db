// Reference numbers, `RV-2026-4F7K2QD`: prefix of the solution, year, six random signs and a check character.
//
// The check is ISO 7064, MOD 37-2, over all signs without the hyphens: Σ value × 2^place ≡ 1 (mod 37), with 0–9 as 0–9 and
// A–Z as 10–35, the check character standing at place 0. 37 is a prime above every value and 2 generates all its powers, so
// every single wrong sign, and any two signs that changed places, are found wherever they stand, in prefix and year too.
// The check is one of the signs below: where it would be another, six new ones are drawn.

/**
 * Signs that can be read out over the phone and copied by hand: of signs that look alike (0 O, 1 I L, 2 Z, 5 S, 8 B, U V)
 * at most one is there, and with few vowels few words come about.
 */
export const referenceSigns = '23456789ACDEFGHJKMNPQRTVWXY';

const values = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/**
 * A new reference (about 390 million a year and prefix).
 * @param draw gives a whole number from 0 up to, and not with, the one it is given, each as likely
 */
export function newReference(prefix: string, year: string, draw: (below: number) => number): string {
  for (;;) {
    const random = Array.from({ length: 6 }, () => referenceSigns[draw(referenceSigns.length)]).join('');
    const check = checkOf(prefix + year + random);
    if (referenceSigns.includes(check)) return `${prefix}-${year}-${random}${check}`;
  }
}

/** What somebody typed as a reference. `unchecked`: one from before there was a check character; it may be mistyped. */
export type ReadReference = { state: 'valid' | 'unchecked'; reference: string } | { state: 'wrong' };

/** Reads a reference as it was typed, dictated or pasted: small letters, with other dashes, spaces or none. */
export function readReference(typed: string): ReadReference {
  const bare = typed.normalize('NFKC').toUpperCase().replace(/[\s\p{Pd}\p{Cf}._/]/gu, '');
  const [, prefix, year, signs] = /^([A-Z]{2,4})(\d{4})([0-9A-Z]{6,7})$/.exec(bare) ?? [];
  if (prefix === undefined || [...signs!].some((sign) => !referenceSigns.includes(sign))) return { state: 'wrong' };
  const reference = `${prefix}-${year}-${signs}`;
  if (signs!.length === 6) return { state: 'unchecked', reference };
  return sum(bare) === 1 ? { state: 'valid', reference } : { state: 'wrong' };
}

/** The character that makes it right: one of 0–9, A–Z, or `*` for 36. */
export function checkOf(text: string): string {
  const check = (1 - (sum(text) * 2) % 37 + 37) % 37;
  return values[check] ?? '*';
}

/** The weighted sum, from the last sign (weight 1) to the first, by Horner's rule. */
function sum(text: string): number {
  return [...text].reduce((total, sign) => (total * 2 + values.indexOf(sign)) % 37, 0);
}
