import { nothing, render } from 'lit';
import { kinds } from '@faelles/fields/kind-registry.js';
import type { FieldState } from '@faelles/form-engine/field-state.js';
import type { FieldDefinition } from '@faelles/schemas/field.js';
import type { FieldTree } from './field-tree.ts';

/** Questions of a kind that stand together where several follow each other in a step, in an element around them. */
export type Together = (fields: readonly FieldState[], tree: FieldTree) => unknown[];

/** The element around each run, made once: what stands in it is never moved, so nothing in it loses its focus. */
const made = new WeakMap<FieldTree, Map<string, HTMLElement>>();

/** The first of the fields that follow each other in the definition and stand together with this one. */
function firstOf({ field }: FieldState, defined: readonly FieldDefinition[]): FieldDefinition | undefined {
  if (!kinds[field.kind]?.around) return undefined;
  let first = defined.indexOf(field);
  if (first < 0 || (defined[first - 1]?.kind !== field.kind && defined[first + 1]?.kind !== field.kind)) return undefined;
  while (defined[first - 1]?.kind === field.kind) first -= 1;
  return defined[first];
}

/**
 * The fields of a step, those that stand together in one element. Which do is read of the definition, not of what applies
 * now: when an answer takes all but one away, that one stays where it is.
 */
export const together: Together = (fields, tree) => {
  const { course } = tree;
  const defined = course.defined(course.way.current);
  const runs = new Map<FieldDefinition, FieldState[]>();
  const places = fields.map((state): FieldState | FieldState[] | undefined => {
    const first = firstOf(state, defined);
    if (!first) return state;
    const known = runs.get(first);
    if (known) return void known.push(state);
    const run = [state];
    runs.set(first, run);
    return run;
  });
  return places.map((place) => {
    if (!place) return nothing;
    if (!Array.isArray(place)) return tree.render([place]);
    const { path, field } = place[0]!;
    const elements = made.get(tree) ?? new Map<string, HTMLElement>();
    made.set(tree, elements);
    const key = firstOf(place[0]!, defined)?.name ?? path;
    const around = elements.get(key) ?? document.createElement(kinds[field.kind]!.around!.tag);
    elements.set(key, around);
    render(tree.render(place), around);
    return around;
  });
};
