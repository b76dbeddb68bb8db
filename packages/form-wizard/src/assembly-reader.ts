import { warnOnce } from '@faelles/foundation/warn.js';
import type { Inputs } from '@faelles/schemas/answers.js';
import type { ConsentRequest, Declaration } from '@faelles/schemas/consent-text.js';
import type { Exit, FormDefinition, Step } from '@faelles/schemas/definition.js';
import type { FieldDefinition, FieldKind } from '@faelles/schemas/field.js';
import type { Json, Rule } from '@faelles/schemas/json.js';
import type { Text } from '@faelles/schemas/text.js';
import { registerKind } from '@faelles/fields/kind-registry.js';
import { requestOf } from './html-request.ts';

/** A form as it was read from elements. */
export interface ReadForm {
  definition: FormDefinition;
  /** Elements that ask, by path. */
  fields: Map<string, HTMLElement>;
  /** Elements that hold others, by path: groups, lists, choices and their branches. */
  holders: Map<string, HTMLElement>;
  inputs: Inputs;
}

/** What is read of an element: a field of this library has `spec`, any other speaks the protocol of own fields. */
type Asking = HTMLElement & {
  spec?: FieldDefinition;
  name?: string;
  label?: string;
  heading?: string;
  lead?: string;
  hint?: string;
  accessibleLabel?: string;
  required?: boolean;
  condition?: Rule;
  input?: Json;
  value?: Json;
  entryLabel?: string;
  minCount?: number;
  maxCount?: number;
  disabled?: boolean;
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

const HOLDERS = new Set(['fk-group', 'fk-list', 'fk-choice', 'fk-branch']);
const isGiven = (input: Json | undefined): input is Json => input !== undefined && input !== null && input !== '';

/** Why the way ends, and what to do instead, as the elements of the page say it: those in the slot `instead`, and the rest. */
function exitOf(element: Element): Exit {
  const said = (wanted: boolean) =>
    [...element.children].filter(({ slot }) => (slot === 'instead') === wanted).map(({ textContent }) => ({ paragraph: text(textContent!.trim()) }));
  return { reason: said(false), instead: said(true) };
}

/** Reads the steps in an element as a definition. What was typed stays; `inputs` win over what stands in the elements. */
export function read(root: HTMLElement, known: Inputs | undefined): ReadForm {
  const fields = new Map<string, HTMLElement>();
  const holders = new Map<string, HTMLElement>();
  const consents: ConsentRequest[] = [];
  const declarations: Declaration[] = [];
  const inputs = structuredClone(known ?? {}) as Inputs;

  const preset = (path: string, input: Json | undefined) => {
    if (!isGiven(input)) return;
    const parts = path.split('.');
    let at = inputs as Record<string, Json>;
    for (const part of parts.slice(0, -1)) at = (at[part] ??= {}) as Record<string, Json>;
    at[parts.at(-1)!] ??= input;
  };

  const read = (child: Asking, name: string, path: string, pattern: boolean): FieldDefinition | undefined => {
    const label = labelOf(child, name);
    const shared = { name, label, ...(child.hint && { hint: text(child.hint) }), ...conditionOf(child) };
    if (!pattern && HOLDERS.has(child.localName)) holders.set(path, child);
    if (child.localName === 'fk-group' || child.localName === 'fk-branch') return { ...shared, kind: 'group', fields: inside(child, `${path}.`, pattern) };
    if (child.localName === 'fk-choice') return { ...shared, kind: 'choice', required: !!child.required, fields: inside(child, `${path}.`, pattern) };
    if (child.localName === 'fk-list') {
      const { entryLabel, minCount, maxCount } = child;
      const limits = { ...(entryLabel && { entryLabel: text(entryLabel) }), ...(minCount !== undefined && { minCount }), ...(maxCount !== undefined && { maxCount }) };
      return { ...shared, kind: 'list', ...limits, fields: inside(child, `${path}.*.`, true) };
    }
    const spec: Partial<FieldDefinition> = specOf(child);
    if (spec.kind === 'consent' || spec.kind === 'declaration') {
      const request = requestOf(child);
      if (!request) return undefined;
      if ('purpose' in request) consents.push(request);
      else declarations.push(request);
      // It has a title of its own, which a label of the page takes the place of.
      Object.assign(spec, { ref: request.id });
      if (!child.label) Reflect.deleteProperty(shared, 'label');
    }
    const given = 'input' in child ? child.input : child.value;
    if (pattern) {
      // Never shown, and no part of a form around it: every entry asks with elements of its own.
      child.disabled = true;
      if (!child.localName.startsWith('fk-')) {
        registerKind(child.localName, { tag: child.localName, load: async () => {} });
        spec.element = child.localName;
      }
      return { kind: 'text', ...spec, ...(isGiven(given) && { default: given }), ...shared };
    }
    fields.set(path, child);
    preset(path, given);
    return { kind: 'text', ...spec, ...shared };
  };

  const inside = (element: Element, prefix: string, pattern = false): FieldDefinition[] =>
    ([...element.children] as Asking[]).flatMap((child): FieldDefinition[] => {
      const name = child.getAttribute('name') ?? child.name ?? '';
      // Not upgraded yet: read again when it is.
      const ready = child.localName.includes('-') && !!customElements.get(child.localName);
      if (!ready || !name || child.localName === 'fk-information') return inside(child, prefix, pattern);
      const field = read(child, name, prefix + name, pattern);
      return field ? [field] : [];
    });

  const steps = [...root.querySelectorAll<Asking>('fk-step')].map((element, at): Step => {
    const id = SLUG.test(element.id) && element.id !== 'check' ? element.id : `step-${at + 1}`;
    if (element.slot !== id) element.slot = id;
    const { lead } = element;
    const ends = element.hasAttribute('exit');
    return {
      id,
      title: text(element.heading || element.getAttribute('heading') || `${at + 1}`),
      ...(lead && { lead: text(lead) }),
      ...conditionOf(element),
      ...(ends && { exit: exitOf(element) }),
      fields: ends ? [] : inside(element, ''),
    };
  });
  // What only an authority can say, as the receipt, is no part of a form on a page; nothing in the wizard asks for it.
  const title = text(root.getAttribute('heading') || document.title);
  return { definition: { formatVersion: 1, id: 'page', version: '1.0.0', title, steps, consents, declarations } as unknown as FormDefinition, fields, holders, inputs };
}
