import type { Kind } from '@faelles/form-engine/kinds/kind.js';
import type { FieldKind } from '@faelles/schemas/field.js';

/** The element that asks a question of a kind, and how it is fetched. */
export interface KindElement {
  tag: string;
  /** Fetches and registers the element; done at once when it is there already. */
  load(): Promise<unknown>;
  /** The element around questions of this kind that follow each other in a step. */
  around?: { tag: string; load(): Promise<unknown> };
}

/**
 * Elements by kind of field, as far as somebody has said. `kinds.ts` says it of every kind, fetched when needed; a page
 * that brings its elements along needs nothing here, they are found under their usual name.
 */
export const kinds: Partial<Record<FieldKind, KindElement>> = {};

/**
 * Makes an element of your own ask questions of a form. With the name of a kind it takes that kind over; with a tag of
 * its own it asks the fields whose definition names it as `element`. What it needs is in docs/for-vendors.md.
 */
export function registerKind(name: string, element: KindElement): void {
  (kinds as Record<string, KindElement>)[name] = element;
}

interface Asked {
  kind: FieldKind;
  element?: string | undefined;
}

/** The element for a field: its own where that is registered, else its kind's. A choice of branches is asked as radio buttons. */
export function elementOf({ kind, element }: Asked): KindElement | undefined {
  const asked = kind === 'choice' ? 'radio' : kind;
  return (kinds as Record<string, KindElement>)[element ?? ''] ?? kinds[asked] ?? usual(asked);
}

function usual(kind: FieldKind): KindElement | undefined {
  const tag = [`fk-${kind}-field`, `fk-${kind}`].find((name) => customElements.get(name));
  return tag ? { tag, load: async () => {} } : undefined;
}

/** How answers of a field are read: its kind's element brings it along. Undefined before that is there. */
export function readerOf(field: Asked): Kind | undefined {
  const brings = ({ kind, element }: Asked) =>
    (customElements.get(elementOf({ kind, element })?.tag ?? '') as { reader?: Kind } | undefined)?.reader;
  return brings(field) ?? brings({ kind: field.kind });
}
