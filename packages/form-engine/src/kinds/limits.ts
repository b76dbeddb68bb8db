import { isRealDate } from '@faelles/schemas/date.js';
import type { FieldDefinition } from '@faelles/schemas/field.js';
import type { IssueCode } from '@faelles/schemas/issue.js';
import type { Json } from '@faelles/schemas/json.js';
import { evaluate } from '../rules/core.ts';
import { bad, good, type ParseContext, type ParseResult } from './kind.ts';

/** A limit as it stands: worked out by the caller, or by a rule that needs no other answer than today's date. */
function limit(field: FieldDefinition, name: 'min' | 'max', context: ParseContext): Json | undefined {
  return name in context ? context[name] : evaluate(field[name], { get: () => undefined, today: context.today });
}

/** Keeps a number between its field's limits. */
export function withinNumbers(value: number, field: FieldDefinition, context: ParseContext): ParseResult {
  const min = limit(field, 'min', context);
  const max = limit(field, 'max', context);
  if (typeof min === 'number' && value < min) return bad('too-small', { min });
  if (typeof max === 'number' && value > max) return bad('too-large', { max });
  return good(value);
}

/** Keeps a day between its field's limits, both included. ISO dates sort as text. */
export function withinDates(value: string, field: FieldDefinition, context: ParseContext): ParseResult {
  const min = limit(field, 'min', context);
  const max = limit(field, 'max', context);
  if (isRealDate(min) && value < min) return bad('date-too-early', { min });
  if (isRealDate(max) && value > max) return bad('date-too-late', { max });
  return good(value);
}

/**
 * Keeps text that sorts as it counts (a month, a time) between its field's limits, both included.
 *
 * @param shape what of a limit counts; a limit without it is none
 */
export function withinTexts(value: string, shape: RegExp, [early, late]: readonly [IssueCode, IssueCode], field: FieldDefinition, context: ParseContext): ParseResult {
  const [min, max] = (['min', 'max'] as const).map((name) => {
    const found = limit(field, name, context);
    return typeof found === 'string' ? shape.exec(found)?.[0] : undefined;
  });
  if (min !== undefined && value < min) return bad(early, { min });
  if (max !== undefined && value > max) return bad(late, { max });
  return good(value);
}
