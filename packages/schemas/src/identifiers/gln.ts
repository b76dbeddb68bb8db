import { compact, weighted } from './normalise.ts';
import { refuse, type Parsed } from './result.ts';

const WEIGHTS = [1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3];

/** The check digit of a location number's first twelve digits (GS1). */
export function glnCheckDigit(body: string): string {
  return String((10 - (weighted(body, WEIGHTS) % 10)) % 10);
}

/**
 * Reads an EAN location number (GLN), the address of a public receiver of electronic invoices: 13 digits.
 *
 * @returns the 13 digits, or `format`, `length`, `check-digit`.
 */
export function parseGln(input: string): Parsed {
  const value = compact(input);
  if (!/^\d+$/.test(value)) return refuse('format', { length: 13 });
  if (value.length !== 13) return refuse('length', { length: 13 });
  return value[12] === glnCheckDigit(value) ? { ok: true, value } : refuse('check-digit');
}
