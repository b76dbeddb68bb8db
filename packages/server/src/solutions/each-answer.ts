import type { Form, FormField } from '@faelles/form-engine/compile.js';
import type { Json, JsonObject } from '@faelles/schemas/json.js';

/** One answer in its place; `path` is concrete (`periods.0.plan`), `node.path` is not (`periods.*.plan`). */
export type PlacedAnswer = { path: string; node: FormField; value: Json };

/** Every answer that is there, in the order of the definition; a holder comes before its content. */
export function* eachAnswer(form: Form, values: JsonObject): Generator<PlacedAnswer> {
  for (const { fields } of form.steps) yield* within(fields, values, '');
}

function* within(nodes: readonly FormField[], holder: Json, prefix: string): Generator<PlacedAnswer> {
  if (typeof holder !== 'object' || holder === null || Array.isArray(holder)) return;
  for (const node of nodes) {
    const { name, kind } = node.field;
    if (!Object.hasOwn(holder, name)) continue;
    const value = holder[name]!;
    const path = prefix + name;
    yield { path, node, value };
    if (kind === 'list' && Array.isArray(value)) {
      for (const [index, entry] of value.entries()) yield* within(node.children, entry, `${path}.${index}.`);
    }
    // The answers of a choice's branch lie under the branch's name, beside `branch`.
    if (kind === 'group' || kind === 'choice') yield* within(node.children, value, `${path}.`);
  }
}
