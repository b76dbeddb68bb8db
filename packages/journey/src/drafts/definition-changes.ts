import type { Inputs } from '@faelles/schemas/answers.js';
import type { FormDefinition } from '@faelles/schemas/definition.js';
import type { FieldDefinition } from '@faelles/schemas/field.js';
import type { Json } from '@faelles/schemas/json.js';
import type { Text } from '@faelles/schemas/text.js';

/** What a newer version of a form asks otherwise, as labels of questions in the order of the form. */
export interface DefinitionChanges {
  added: Text[];
  /** Asked in another way: other words, other choices, other limits, or another kind of answer. */
  changed: Text[];
  gone: Text[];
}

/** Answers carried over, and what the citizen is told of it. */
export interface Carried {
  inputs: Inputs;
  changes: DefinitionChanges;
}

type Named = Map<string, FieldDefinition>;
const nesting = ['group', 'list', 'choice'];

/**
 * Carries the inputs of a draft over to a newer version of its form. An answer goes along where the question has its
 * name and takes the same kind of answer; else it stays behind, and the question is told as changed or gone.
 * Without the old version, as when it is kept nowhere any more, inputs go along by name and nothing can be told.
 */
export function carryOver(before: FormDefinition | undefined, after: FormDefinition, inputs: Inputs): Carried {
  const changes: DefinitionChanges = { added: [], changed: [], gone: [] };
  if (!before) return { inputs, changes };
  const carried = level(
    before.steps.flatMap(({ fields }) => fields),
    after.steps.flatMap(({ fields }) => fields),
    inputs,
    changes,
  );
  // What belongs to no question, as the origins of prefilled answers, goes along.
  for (const [name, value] of Object.entries(inputs)) if (name.startsWith('$')) carried[name] = value;
  return { inputs: carried, changes };
}

function level(before: readonly FieldDefinition[], after: readonly FieldDefinition[], inputs: Record<string, Json>, changes: DefinitionChanges): Record<string, Json> {
  const [old, young] = [named(before), named(after)];
  const carried: Record<string, Json> = {};
  for (const [name, field] of young) {
    const was = old.get(name);
    const asked = asks(field);
    if (!was) {
      if (asked) changes.added.push(labelOf(field));
      continue;
    }
    const input = inputs[name];
    const same = was.kind === field.kind;
    if (!same || (asked && !alike(was, field))) changes.changed.push(labelOf(field));
    if (!same) continue;
    if (nesting.includes(field.kind)) {
      const inside = nested(was, field, input, changes);
      if (inside !== undefined) carried[name] = inside;
    } else if (input !== undefined) carried[name] = input;
  }
  for (const [name, field] of old) if (!young.has(name) && asks(field)) changes.gone.push(labelOf(field));
  return carried;
}

function nested(was: FieldDefinition, field: FieldDefinition, input: Json | undefined, changes: DefinitionChanges): Json | undefined {
  const [before, after] = [was.fields ?? [], field.fields ?? []];
  if (field.kind === 'list') {
    const entries = Array.isArray(input) ? input : [];
    // Changes are told once, not once per entry.
    const moved = entries.map((entry, at) => level(before, after, isObject(entry) ? entry : {}, at === 0 ? changes : none()));
    if (entries.length === 0) level(before, after, {}, changes);
    return Array.isArray(input) ? moved : undefined;
  }
  const inside = level(before, after, isObject(input) ? input : {}, changes);
  if (!isObject(input)) return undefined;
  // A choice keeps which branch was taken, as long as there is one of that name.
  const { branch } = input;
  if (field.kind === 'choice' && typeof branch === 'string' && named(after).has(branch)) inside['branch'] = branch;
  return inside;
}

const none = (): DefinitionChanges => ({ added: [], changed: [], gone: [] });
const named = (fields: readonly FieldDefinition[]): Named => new Map(fields.map((field) => [field.name, field]));
const isObject = (value: Json | undefined): value is Record<string, Json> => typeof value === 'object' && value !== null && !Array.isArray(value);
const labelOf = ({ label, name }: FieldDefinition): Text => label ?? { da: name };

/** Is the citizen asked? What informs, is fixed or is filled by somebody else is no question. */
const asks = ({ kind, filledBy, fixed }: FieldDefinition) =>
  !['information', 'exit'].includes(kind) && fixed === undefined && (filledBy === undefined || filledBy === 'applicant');

/** Is the same asked in the same way? What lies inside is compared by itself; when it is asked shows by being asked. */
function alike(was: FieldDefinition, field: FieldDefinition): boolean {
  const bare = ({ fields: _fields, when: _when, hint: _hint, help: _help, ...rest }: FieldDefinition) => JSON.stringify(rest, sorted);
  return bare(was) === bare(field);
}

const sorted = (_key: string, value: unknown) =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
    : value;
