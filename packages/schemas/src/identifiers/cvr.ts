import { compact, weighted } from './normalise.ts';
import { refuse, type Parsed } from './result.ts';

const WEIGHTS = [2, 7, 6, 5, 4, 3, 2, 1];

function digits(input: string): Parsed {
  const value = compact(input).replace(/^DK-?/i, '').replace(/(\d)[-.](?=\d)/g, '$1');
  if (!/^\d+$/.test(value)) return refuse('format', { length: 8 });
  if (value.length !== 8) return refuse('length', { length: 8 });
  return { ok: true, value };
}

function passes(value: string): boolean {
  return value[0] !== '0' && weighted(value, WEIGHTS) % 11 === 0;
}

/**
 * Reads a CVR number: eight digits, the first not 0, modulus 11; `DK` in front, and spaces, hyphens and points between the digits, are allowed.
 *
 * @returns the eight digits, or `format`, `length`, `cvr-check`.
 */
export function parseCvr(input: string): Parsed {
  const parsed = digits(input);
  return parsed.ok && !passes(parsed.value) ? refuse('cvr-check') : parsed;
}

/**
 * Reads an SE number (a VAT registration of a company). Same shape as CVR, but the check is only a hint:
 * published test data uses SE numbers that fail it.
 */
export function parseSe(input: string): Parsed<string, { hints: 'cvr-check'[] }> {
  const parsed = digits(input);
  return parsed.ok ? { ...parsed, hints: passes(parsed.value) ? [] : ['cvr-check'] } : parsed;
}

/** `29 18 94 71`: digits in pairs, as companies print it. */
export function formatCvr(value: string): string {
  return value.replace(/^(\d\d)(\d\d)(\d\d)(\d\d)$/, '$1 $2 $3 $4');
}
