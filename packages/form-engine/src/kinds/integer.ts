import { normalise } from '@faelles/schemas/identifiers/normalise.js';
import type { Json } from '@faelles/schemas/json.js';
import { bad, type Kind } from './kind.ts';
import { withinNumbers } from './limits.ts';

/**
 * A number as Danes write it: comma before decimals, a point or space only as a thousands mark in its right place.
 * `12.5` is refused, not guessed at. Anything else gives the text's fault.
 */
export function danishNumber(input: Json): { value: number; decimals: number } | undefined {
  const match = /^([+-]?)(\d+|\d{1,3}(?:\.\d{3})+|\d{1,3}(?: \d{3})+)(?:,(\d+))?$/.exec(normalise(input));
  if (!match) return undefined;
  const value = Number(`${match[1]}${match[2]!.replace(/[. ]/g, '')}.${match[3] ?? '0'}`);
  // `+ 0 || 0`: minus zero is not an answer.
  return { value: value || 0, decimals: match[3]?.replace(/0+$/, '').length ?? 0 };
}

/** A whole number. */
export const integer: Kind = (input, field, context) => {
  if (typeof input !== 'string' && typeof input !== 'number') return bad('type');
  const value = typeof input === 'number' ? input : danishNumber(input)?.value;
  if (value === undefined) return bad('format');
  if (!Number.isInteger(value)) return bad(Number.isFinite(value) ? 'not-integer' : 'too-large');
  if (!Number.isSafeInteger(value)) return bad(value > 0 ? 'too-large' : 'too-small');
  return withinNumbers(value || 0, field, context);
};
