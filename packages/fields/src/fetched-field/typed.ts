import type { FieldDefinition } from '@faelles/schemas/field.js';
import type { Json } from '@faelles/schemas/json.js';
import { kinds } from '../kinds.ts';

type Question = HTMLElement & { input: Json | undefined; showErrors?(on?: boolean): void };

/** A field inside the fetched one: made when its kind has come, and kept, so that no caret is lost. */
export interface Placed {
  readonly element: Question;
  /** When the element is a field and no plain tag any more. */
  readonly ready: Promise<unknown>;
  show(properties: Record<string, unknown>): void;
  reveal(on: boolean): void;
}

/** The element that asks for one datum. Undefined for a kind that nobody asks. */
export function placeField(field: FieldDefinition, placed: Placed | undefined): Placed | undefined {
  if (placed) return placed;
  const known = kinds[field.kind];
  if (!known) return undefined;
  const element = document.createElement(known.tag) as Question;
  element.id = `datum-${field.name}`;
  let properties: Record<string, unknown> = {};
  let revealed = false;
  let here = false;
  const push = () => {
    // Before its class has come a property would hide the one of the class.
    if (here) Object.assign(element, properties);
  };
  const ready = known.load().then(() => {
    customElements.upgrade(element);
    here = true;
    Object.assign(element, { definition: field });
    push();
    element.showErrors?.(revealed);
  }, () => {});
  return {
    element,
    ready,
    show(wanted) {
      properties = wanted;
      push();
    },
    reveal(on) {
      if (on !== revealed && here) element.showErrors?.(on);
      revealed = on;
    },
  };
}
