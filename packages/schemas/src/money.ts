import { normalise } from './identifiers/normalise.ts';
import { refuse, type Parsed } from './identifiers/result.ts';

// Money is a safe integer of øre. Fractions exist only inside a price rule and end in roundOre.

/** Is this an amount: an integer of øre that a number holds exactly? */
export function isOre(value: unknown): value is number {
  return Number.isSafeInteger(value);
}

function checked(value: number): number {
  if (!isOre(value)) throw new RangeError('Not a safe amount of øre');
  // No negative zero: it would print as -0,00 kr.
  return value + 0 || 0;
}

/** The sum of two amounts. Throws RangeError when either or the sum is not a safe integer. */
export function addOre(a: number, b: number): number {
  return checked(checked(a) + checked(b));
}

/** An amount times a whole number. Throws RangeError as {@link addOre}. */
export function multiplyOre(amount: number, times: number): number {
  return checked(checked(amount) * checked(times));
}

/** The sum of amounts; 0 of none. Throws RangeError as {@link addOre}. */
export function sumOre(amounts: readonly number[]): number {
  return amounts.reduce(addOre, 0);
}

/**
 * Rounds a fraction of øre to whole øre, half away from zero, so that a refund mirrors its charge.
 * Fifteen digits first: 1.005 × 100 is 100.49999999999999 in binary, but means 100.5.
 */
export function roundOre(value: number): number {
  // A whole amount stays: fifteen digits would change the largest ones.
  if (Number.isInteger(value)) return checked(value);
  const plain = Number(Math.abs(value).toPrecision(15));
  return checked(Math.sign(value) * Math.round(plain));
}

const DANISH = /^(-?)(\d+|\d{1,3}(?:\.\d{3})+|\d{1,3}(?: \d{3})+)(?:,(\d{1,2}))?$/;

/**
 * Reads an amount in kroner as Danes write it: `1.234,50`, `1234,5`, `1 234,50`, `1.234`, `-50`, `1.234,-`, `99 kr.`.
 * A point is only ever a thousands mark in the right place, so `1,234.50` and `12.50` are refused, not guessed at: a guess
 * that is wrong is wrong by a factor of a hundred, a question costs the citizen one more look.
 *
 * @returns øre, or `format`, `too-large`.
 */
export function parseMoney(input: string): Parsed<number> {
  const text = normalise(input)
    .replace(/^(?:kr\.?|dkk) ?/i, '')
    .replace(/ ?(?:kr\.?|dkk)$/i, '')
    .replace(/,-$/, '');
  const match = DANISH.exec(text);
  if (!match) return refuse('format');
  const ore = Number(match[2]!.replace(/[. ]/g, '') + (match[3] ?? '').padEnd(2, '0'));
  if (!isOre(ore)) return refuse('too-large');
  return { ok: true, value: match[1] && ore ? -ore : ore };
}
