import { compact, normalise } from './normalise.ts';
import { refuse, type Parsed } from './result.ts';

/** Reads a house number: one to three digits and perhaps a letter. `12 b` becomes `12B`. */
export function parseHouseNumber(input: string): Parsed {
  const value = compact(input).toUpperCase();
  return /^\d{1,3}[A-Z]?$/.test(value) ? { ok: true, value } : refuse('format');
}

/** Reads a floor as the address register writes it: `st`, `kl`, `k2`–`k9`, `1`–`99`. A full stop after it is dropped. */
export function parseFloor(input: string): Parsed {
  const value = normalise(input).toLowerCase().replace(/\.$/, '');
  return /^(st|kl|k[2-9]|[1-9]\d?)$/.test(value) ? { ok: true, value } : refuse('format');
}

/** Reads a door: `tv`, `mf`, `th`, or one to four letters, digits, `/` and `-`. */
export function parseDoor(input: string): Parsed {
  const text = normalise(input).replace(/\.$/, '');
  const value = /^(tv|mf|th)$/i.test(text) ? text.toLowerCase() : text;
  return /^[\p{L}\d/-]{1,4}$/u.test(value) ? { ok: true, value } : refuse('format');
}
