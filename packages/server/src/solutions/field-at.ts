import type { FieldDefinition } from '@faelles/schemas/field.js';
import type { FormDefinition } from '@faelles/schemas/definition.js';
import type { Json, JsonObject } from '@faelles/schemas/json.js';

/**
 * The field at a dot path of names and list indexes, or undefined. The fields of a choice's branch stand in the
 * choice's own answer; a path may name the branch or not.
 */
export function fieldAt(definition: FormDefinition, path: string): FieldDefinition | undefined {
  let fields: readonly FieldDefinition[] = definition.steps.flatMap((step) => step.fields);
  let field: FieldDefinition | undefined;
  let entry = false;
  for (const part of path.split('.')) {
    if (field?.kind === 'list' && !entry) {
      if (!/^(0|[1-9]\d{0,4})$/.test(part)) return undefined;
      entry = true;
      continue;
    }
    field = fields.find((one) => one.name === part);
    if (!field) return undefined;
    fields = contentOf(field);
    entry = false;
  }
  return field;
}

function contentOf(field: FieldDefinition): readonly FieldDefinition[] {
  const content = field.fields ?? [];
  return field.kind === 'choice' ? [...content, ...content.flatMap((branch) => branch.fields ?? [])] : content;
}

/** Every answer that is there, with its field and path, in the order of the definition; holders before their content. */
export function* eachAnswer(
  definition: FormDefinition,
  values: JsonObject,
): Generator<{ path: string; field: FieldDefinition; value: Json; holder: JsonObject }> {
  for (const step of definition.steps) yield* within(step.fields, values, '');
}

function* within(fields: readonly FieldDefinition[], holder: JsonObject, prefix: string): ReturnType<typeof eachAnswer> {
  for (const field of fields) {
    const value = Object.hasOwn(holder, field.name) ? holder[field.name] : undefined;
    if (value === undefined) continue;
    const path = prefix + field.name;
    yield { path, field, value, holder };
    if (field.kind === 'list' && Array.isArray(value)) {
      for (const [index, entry] of value.entries()) {
        if (isObject(entry)) yield* within(field.fields ?? [], entry, `${path}.${index}.`);
      }
    }
    if (!isObject(value)) continue;
    if (field.kind === 'group') yield* within(field.fields ?? [], value, `${path}.`);
    if (field.kind === 'choice') {
      const branch = field.fields?.find((one) => one.name === value['branch']);
      yield* within(branch?.fields ?? [], value, `${path}.`);
    }
  }
}

const isObject = (value: Json): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);
