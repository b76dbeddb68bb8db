/** What is found in a definition: in the road permit with one thing changed, or in a small one around some fields. */
import type { FieldDefinition } from '@faelles/schemas/field.js';
import { checkDefinition } from '@faelles/form-engine/check.js';
import { definitionOf, roadPermit } from './support.ts';

/** A definition that is to be made wrong is of no type. */
export type Anything = any;

export const text = (da: string) => ({ da, en: da });
export const option = (value: string, more = {}) => ({ value, label: text(value), ...more });

/** Faults of a definition as `path: code`, warnings marked where that is asked for. */
export const faults = (definition: unknown, marked = false) =>
  checkDefinition(definition).map(({ path, code, severity }) => `${path}: ${code}${marked && severity === 'warning' ? ' (warning)' : ''}`);

/** Faults of a small right definition with these fields in its first step. */
export const ofFields = (fields: Anything[], more = {}) => faults(translated(definitionOf(fields as Partial<FieldDefinition>[], more as never)));

/** Test labels are Danish only; a definition needs both. */
export function translated<Content>(content: Content): Content {
  return JSON.parse(JSON.stringify(content), (_, value: Anything) =>
    value && typeof value === 'object' && typeof value.da === 'string' && Object.keys(value).length === 1 ? { ...value, en: value.da } : value) as Content;
}

/** Faults of the road permit with one thing changed. */
export function changed(change: (definition: Anything) => void, marked = false): string[] {
  const definition: Anything = roadPermit();
  change(definition);
  return faults(definition, marked);
}

export const field = (definition: Anything, name: string): Anything =>
  definition.steps.flatMap((step: Anything) => step.fields).find((found: Anything) => found.name === name);
