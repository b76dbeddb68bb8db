import { parseMoney, isOre } from '@faelles/schemas/money.js';
import { bad, type Kind } from './kind.ts';
import { withinNumbers } from './limits.ts';

/** An amount: text is kroner as Danes write them, a number is øre. Limits are in øre. */
export const money: Kind = (input, field, context) => {
  if (typeof input === 'number') return isOre(input) ? withinNumbers(input || 0, field, context) : bad('type');
  if (typeof input !== 'string') return bad('type');
  const parsed = parseMoney(input);
  return parsed.ok ? withinNumbers(parsed.value, field, context) : bad(parsed.code);
};
