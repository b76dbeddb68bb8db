import type { FieldDefinition } from '@faelles/schemas/field.js';
import { normalise } from '@faelles/schemas/identifiers/normalise.js';
import type { Json } from '@faelles/schemas/json.js';
import { empty, type Kind, type ParseContext, type ParseResult } from './kinds/kind.ts';

/** Reads an input as its kind does; what is empty for every kind is empty without asking. See `parseField`. */
export function readAnswer(kind: Kind | undefined, field: FieldDefinition, input: Json | undefined, context: ParseContext = {}): ParseResult {
  if (input === undefined || input === null || !kind) return empty;
  if (typeof input === 'string' && !normalise(input)) return empty;
  return kind(input, field, context);
}
