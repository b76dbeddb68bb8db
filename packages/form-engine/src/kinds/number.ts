import { normalise } from '@faelles/schemas/identifiers/normalise.js';
import { parseMoney, isOre } from '@faelles/schemas/money.js';
import type { Json } from '@faelles/schemas/json.js';
import { bad, type Kind } from './kind.ts';
import { withinNumbers } from './limits.ts';

/**
 * A number as Danes write it: comma before decimals, a point or space only as a thousands mark in its right place.
 * `12.5` is refused, not guessed at. Anything else gives the text's fault.
 */
function danishNumber(input: Json): { value: number; decimals: number } | undefined {
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

/** A number with at most `decimals` decimals. */
export const number: Kind = (input, field, context) => {
  if (typeof input !== 'string' && typeof input !== 'number') return bad('type');
  const places = field.decimals ?? 2;
  const parsed = typeof input === 'number' ? { value: input, decimals: 0 } : danishNumber(input);
  if (!parsed) return bad('format', { decimals: places });
  if (!(Math.abs(parsed.value) <= Number.MAX_SAFE_INTEGER)) return bad('too-large');
  const rounded = Number(parsed.value.toFixed(places));
  if (parsed.decimals > places || rounded !== parsed.value) return bad('format', { decimals: places });
  return withinNumbers(rounded || 0, field, context);
};

/** An amount: text is kroner as Danes write them, a number is øre. Limits are in øre. */
export const money: Kind = (input, field, context) => {
  if (typeof input === 'number') return isOre(input) ? withinNumbers(input || 0, field, context) : bad('type');
  if (typeof input !== 'string') return bad('type');
  const parsed = parseMoney(input);
  return parsed.ok ? withinNumbers(parsed.value, field, context) : bad(parsed.code);
};
