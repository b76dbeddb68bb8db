import { isRealDate } from '@faelles/schemas/day.js';
import type { FieldDefinition } from '@faelles/schemas/field.js';
import type { Json } from '@faelles/schemas/json.js';
import { evaluate } from '../rules/core.ts';
import { bad, good, type ParseContext, type ParseResult } from './kind.ts';

/** A limit as it stands: worked out by the caller, or by a rule that needs no other answer than today's date. */
export function limit(field: FieldDefinition, name: 'min' | 'max', context: ParseContext): Json | undefined {
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
