import type { FieldDefinition } from '@faelles/schemas/field.js';
import type { Choice } from './choice-field.ts';

/** The choices of a field: its property, else its definition, else the `<option>` elements inside it. */
export function choicesOf(field: HTMLElement & { options?: Choice[] | undefined; definition?: FieldDefinition | undefined }): Choice[] {
  return (
    field.options ??
    (field.definition?.options as Choice[] | undefined) ??
    [...field.querySelectorAll<HTMLOptionElement>(':scope > option')].map(({ value, label }) => ({ value, label }))
  );
}
