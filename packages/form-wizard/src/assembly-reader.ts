import { warnOnce } from '@faelles/foundation/warn.js';
import type { Inputs } from '@faelles/schemas/answers.js';
import type { FormDefinition, Step } from '@faelles/schemas/definition.js';
import type { FieldDefinition, FieldKind } from '@faelles/schemas/field.js';
import type { Json, Rule } from '@faelles/schemas/json.js';
import type { Text } from '@faelles/schemas/text.js';

/** A form as it was read from elements. */
export interface ReadForm {
  definition: FormDefinition;
  /** Elements that ask, by path. */
  fields: Map<string, HTMLElement>;
  groups: Map<string, HTMLElement>;
  inputs: Inputs;
}

/** What is read of an element: a field of this library has `spec`, any other speaks the protocol of own fields. */
type Asking = HTMLElement & {
  spec?: FieldDefinition;
  name?: string;
  label?: string;
  heading?: string;
  lead?: string;
  accessibleLabel?: string;
  required?: boolean;
  condition?: Rule;
  input?: Json;
  value?: Json;
};

const SLUG = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
/** The page is in one language, and says so itself: the words stand in the place of the one that is always there. */
const text = (words: Text | string): Text => (typeof words === 'string' ? { da: words } : words);

/** The condition of an element: its property, else its attribute as JSON. One that cannot be read leaves the element in. */
function conditionOf(element: Asking): { when?: Rule } {
  // Not a property `when`: events have a method of that name (WICG/observable).
  if (element.condition !== undefined) return { when: element.condition };
  const written = element.getAttribute('when');
  if (!written) return {};
  try {
    return { when: JSON.parse(written) as Rule };
  } catch {
    warnOnce(`when:${written}`, `The attribute when='${written}' is not JSON.`);
    return {};
  }
}

function labelOf(element: Asking, name: string): Text {
  const slotted = element.querySelector(':scope > [slot=label]')?.textContent?.trim();
  return text(element.label || element.getAttribute('label') || slotted || element.accessibleLabel || name);
}

function specOf(element: Asking): Partial<FieldDefinition> {
  const { spec } = element;
  if (!spec) {
    const kind = (element.getAttribute('kind') ?? 'text') as FieldKind;
    return { kind, required: element.required ?? element.hasAttribute('required') };
  }
  const options = spec.options?.map((option) => ({ ...option, label: text(option.label) }));
  return { ...spec, ...(options && { options }) };
}

/** Reads the steps in an element as a definition. What was typed stays; `inputs` win over what stands in the elements. */
export function read(root: HTMLElement, known: Inputs | undefined): ReadForm {
  const fields = new Map<string, HTMLElement>();
  const groups = new Map<string, HTMLElement>();
  const inputs = structuredClone(known ?? {}) as Inputs;

  const preset = (path: string, input: Json | undefined) => {
    if (input === undefined || input === null || input === '') return;
    const parts = path.split('.');
    let at = inputs as Record<string, Json>;
    for (const part of parts.slice(0, -1)) at = (at[part] ??= {}) as Record<string, Json>;
    at[parts.at(-1)!] ??= input;
  };

  const inside = (element: Element, prefix: string): FieldDefinition[] =>
    ([...element.children] as Asking[]).flatMap((child): FieldDefinition[] => {
      const name = child.getAttribute('name') ?? child.name ?? '';
      const path = prefix + name;
      // Not upgraded yet: read again when it is.
      const ready = child.localName.includes('-') && !!customElements.get(child.localName);
      if (!ready || !name || child.localName === 'fk-information') return inside(child, prefix);
      const shared = { name, label: labelOf(child, name), ...conditionOf(child) };
      if (child.localName === 'fk-group') {
        groups.set(path, child);
        return [{ ...shared, kind: 'group', fields: inside(child, `${path}.`) }];
      }
      fields.set(path, child);
      preset(path, 'input' in child ? child.input : child.value);
      return [{ kind: 'text', ...specOf(child), ...shared }];
    });

  const steps = [...root.querySelectorAll<Asking>('fk-step')].map((element, at): Step => {
    const id = SLUG.test(element.id) && element.id !== 'check' ? element.id : `step-${at + 1}`;
    if (element.slot !== id) element.slot = id;
    const { lead } = element;
    return {
      id,
      title: text(element.heading || element.getAttribute('heading') || `${at + 1}`),
      ...(lead && { lead: text(lead) }),
      ...conditionOf(element),
      fields: inside(element, ''),
    };
  });
  // What only an authority can say, as the receipt, is no part of a form on a page; nothing in the wizard asks for it.
  const title = text(root.getAttribute('heading') || document.title);
  return { definition: { formatVersion: 1, id: 'page', version: '1.0.0', title, steps } as unknown as FormDefinition, fields, groups, inputs };
}
