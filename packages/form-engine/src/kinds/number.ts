import { danishNumber } from './integer.ts';
import { bad, type Kind } from './kind.ts';
import { withinNumbers } from './limits.ts';

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
