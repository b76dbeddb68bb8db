import type { FieldDefinition } from '@faelles/schemas/field.js';
import { bad, empty, good, textual, type Kind, type ParseContext } from './kind.ts';

function offered(field: FieldDefinition, context: ParseContext): readonly string[] {
  return context.options ?? field.options?.map((option) => option.value) ?? [];
}

/** One of the options. The same for `radio` and `select`. */
export const option = /* @__PURE__ */ textual((input, field, context) =>
  offered(field, context).includes(input) ? good(input) : bad('option'),
);

/** Any of the options, in the order of the definition. No tick is no answer. */
export const checkboxes: Kind = (input, field, context) => {
  if (!Array.isArray(input) || !input.every((value) => typeof value === 'string')) return bad('type');
  if (!input.length) return empty;
  const values = offered(field, context);
  if (input.some((value) => !values.includes(value))) return bad('option');
  const value = values.filter((option) => input.includes(option));
  if (value.length < (field.minCount ?? 0)) return bad('too-few', { min: field.minCount! });
  if (value.length > (field.maxCount ?? Infinity)) return bad('too-many', { max: field.maxCount! });
  return good(value);
};
