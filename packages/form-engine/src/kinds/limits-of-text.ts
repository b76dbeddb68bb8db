import type { FieldDefinition } from '@faelles/schemas/field.js';
import type { IssueCode } from '@faelles/schemas/issue.js';
import { bad, good, type ParseContext, type ParseResult } from './kind.ts';
import { limit } from './limits.ts';

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
