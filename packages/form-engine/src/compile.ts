import type { ConsentRequest, Declaration } from '@faelles/schemas/consent-text.js';
import type { FormDefinition, Step } from '@faelles/schemas/definition.js';
import type { FieldDefinition } from '@faelles/schemas/field.js';
import type { Rule } from '@faelles/schemas/json.js';

/** Something wrong with a definition, for the people who write it: in English, with the place as a JSON path. */
export type Fault = {
  /** `steps.2.fields.0.when` */
  path: string;
  code: string;
  message: string;
  severity: 'error' | 'warning';
};

/** A definition that cannot be used, with everything that was found wrong. */
export class DefinitionError extends Error {
  readonly faults: Fault[];
  constructor(faults: Fault[]) {
    super(faults.map(({ path, message }) => `${path || '(whole)'}: ${message}`).join('\n'));
    this.name = 'DefinitionError';
    this.faults = faults;
  }
}

/** A field in its place. */
export type FormField = {
  field: FieldDefinition;
  /** Dot path of names; `*` stands for an entry of a list: `periods.*.from`. */
  path: string;
  step: Step;
  /** The holder it is in. */
  parent: FormField | undefined;
  /** Whether the applicant answers it: neither the field nor a holder of it is filled by somebody else. */
  asked: boolean;
  /** Fields of a `group` or of every entry of a `list`; branches of a `choice`. */
  children: readonly FormField[];
};

const NONE: readonly FormField[] = [];

/** A compiled definition: the same for everybody who fills it in, so it is made once and never changed. */
export type Form = {
  definition: FormDefinition;
  steps: readonly { step: Step; fields: readonly FormField[] }[];
  /** By path, `*` for entries. */
  fields: ReadonlyMap<string, FormField>;
  computed: ReadonlyMap<string, Rule>;
  consents: ReadonlyMap<string, ConsentRequest>;
  declarations: ReadonlyMap<string, Declaration>;
};

/** Beyond this a definition is a mistake or an attack. */
export const MAX_DEPTH = 12;

/**
 * Indexes a definition by paths. It must have the shape of the schema; whether it makes sense is for `checkDefinition`.
 *
 * @throws DefinitionError when two fields have the same place, or nesting never ends.
 */
export function compileForm(definition: FormDefinition): Form {
  const { form, faults } = indexForm(definition);
  if (faults.length) throw new DefinitionError(faults);
  return form;
}

/** The form of a definition as far as it goes: of two fields with the same place the first is kept, for `checkDefinition`. */
export function indexForm(definition: FormDefinition): { form: Form; faults: Fault[] } {
  const fields = new Map<string, FormField>();
  const faults: Fault[] = [];

  const add = (field: FieldDefinition, step: Step, parent: FormField | undefined, prefix: string, depth: number): FormField => {
    const path = prefix + field.name;
    const filledBy = field.filledBy ?? 'applicant';
    const node: FormField = {
      field, path, step, parent, children: NONE,
      asked: filledBy === 'applicant' && (parent?.asked ?? true),
    };
    const fault = (code: string, message: string) => faults.push({ path, code, message, severity: 'error' });
    if (fields.has(path)) fault('duplicate-name', `Two fields are called “${path}”`);
    else fields.set(path, node);
    if (depth >= MAX_DEPTH) fault('too-deep', `Fields are nested more than ${MAX_DEPTH} deep`);
    else {
      const inner = field.kind === 'list' ? `${path}.*.` : `${path}.`;
      // What a `fetched` holds is one answer, as an address is: its fields only say how the data is shown.
      if (field.fields && field.kind !== 'fetched') node.children = field.fields.map((child) => add(child, step, node, inner, depth + 1));
    }
    return node;
  };

  const steps = definition.steps.map((step) => ({
    step,
    fields: step.fields.map((field) => add(field, step, undefined, '', 1)),
  }));
  const form: Form = {
    definition,
    steps,
    fields,
    computed: new Map(definition.computed?.map(({ name, value }) => [name, value])),
    consents: new Map(definition.consents?.map((request) => [request.id, request])),
    declarations: new Map(definition.declarations?.map((declaration) => [declaration.id, declaration])),
  };
  return { form, faults };
}

/** The field at a concrete path: `periods.0.from` is found as `periods.*.from`. */
export function fieldAt(form: Form, path: string): FormField | undefined {
  return form.fields.get(path) ?? form.fields.get(path.replace(/\.\d+(?=\.|$)/g, '.*'));
}

/** Path of the nearest entry of a list around a concrete path: `periods.0` of `periods.0.from`. */
export function entryOf(path: string): string | undefined {
  return /^(.*\.\d+)\./.exec(path)?.[1];
}
