/**
 * Brings typed or pasted text to plain signs, so that a number copied from a letter, a PDF or an East Asian keyboard
 * is read as what it plainly is: full-width signs become ASCII, every kind of space one space, every kind of dash
 * a hyphen; invisible marks go. Trims. Anything but a string gives ''.
 *
 * Not NFKC: that would also turn `²` into `2` and accept what nobody meant as a digit.
 */
export function normalise(input: unknown): string {
  if (typeof input !== 'string') return '';
  return input
    .replace(/[\uFF01-\uFF5E]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/[\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFE0E\uFE0F\uFEFF]/g, '')
    .replace(/\s/g, ' ')
    .replace(/[\u2010-\u2015\u2212\uFE58\uFE63]/g, '-')
    .trim();
}

/** As {@link normalise}, and without any space. For numbers that people write in groups. */
export function compact(input: unknown): string {
  return normalise(input).replace(/ /g, '');
}

/** Sum of each digit times its weight. */
export function weighted(digits: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, at) => sum + weight * Number(digits[at]), 0);
}
