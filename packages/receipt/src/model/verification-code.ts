export { groupCode } from './group-code.ts';

// The code on a receipt that anybody can look it up by: made to be read aloud, written off paper and typed.

/** Base32 by Crockford: no I, L, O and U, which are read as something else or as a word. */
const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** 75 random bits: whoever tries a million codes a second for a year has one chance in a thousand million. */
const randomSigns = 15;
/** Signs of a whole code: the random ones and one that finds mistakes. */
export const codeLength = randomSigns + 1;

/** Why something is no verification code. `sign`: it holds a sign no code has; `check`: one is mistyped or two are swapped. */
export type CodeProblem = 'required' | 'sign' | 'length' | 'check';
/** A code as it is kept: 16 signs, no groups. Or what is wrong with what was typed. */
export type ReadCode = { code: string; problem?: undefined } | { problem: CodeProblem; code?: undefined };

/**
 * A code out of random bytes.
 * @param random 15 bytes; five bits of each are used, so that every sign is as likely as another
 * @throws RangeError for another number of bytes
 */
export function verificationCode(random: Uint8Array): string {
  if (random.length !== randomSigns) throw new RangeError(`A code is made of ${randomSigns} random bytes`);
  const values = [...random].map((byte) => byte & 31);
  return [...values, checkOf(values)].map((value) => signs[value]).join('');
}

/**
 * A code as somebody typed, dictated or pasted it: small letters, spaces and dashes of any kind, O for 0, I and L for 1, or
 * the whole address from the QR code.
 */
export function readVerificationCode(typed: string): ReadCode {
  const text = typed.normalize('NFKC').trim();
  const bare = text
    .slice(text.lastIndexOf('#') + 1)
    .toUpperCase()
    .replace(/[\s\p{Pd}\p{Cf}._]/gu, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  if (bare === '') return { problem: 'required' };
  const values = [...bare].map((sign) => signs.indexOf(sign));
  if (values.includes(-1)) return { problem: 'sign' };
  if (values.length !== codeLength) return { problem: 'length' };
  return checkOf(values.slice(0, -1)) === values.at(-1) ? { code: bare } : { problem: 'check' };
}

/**
 * The sign that makes the weighted sum over the field of 32 elements zero. Every place has a weight of its own, so one
 * mistyped sign and any two that changed places are always found; a digit sum or Luhn's method misses some of the latter.
 */
function checkOf(values: readonly number[]): number {
  // Horner's rule: the first sign gets the highest power of the field's generator.
  return values.reduce((sum, value) => double(sum ^ value), 0);
}

/** Times the generator, x, of GF(2⁵) with x⁵ + x² + 1. */
const double = (value: number) => (value & 16 ? (value << 1) ^ 0b100101 : value << 1);
