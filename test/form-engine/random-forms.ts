/** Forms nobody would write, and answers nobody would give: for properties that hold of all of them. Runs in Node and in a browser. */
import fc from 'fast-check';
import type { Inputs } from '@faelles/schemas/answers.js';
import type { FormDefinition } from '@faelles/schemas/definition.js';
import type { FieldDefinition, FieldKind } from '@faelles/schemas/field.js';
import type { Json, Rule } from '@faelles/schemas/json.js';

type Draw = <Value, Args extends unknown[]>(arbitrary: (...args: Args) => fc.Arbitrary<Value>, ...args: Args) => Value;
/** An answer that later rules may read. */
type Readable = { path: string; values: Json[] };
type Place = { draw: Draw; next: () => number; before: Readable[]; depth: number };

const text = (da: string) => ({ da, en: `${da} (en)` });
const MORE: Rule[] = [true, false, 1, 0, '', 'x'];
const LEAVES: FieldKind[] = [
  'text', 'textarea', 'integer', 'number', 'money', 'date', 'email', 'phone', 'cpr', 'cvr', 'p-number', 'address', 'bank-account',
  'municipality', 'country', 'checkbox', 'information', 'period', 'month-year', 'time',
];
const FEW: FieldKind[] = ['radio', 'select', 'yes-no', 'checkboxes', 'checkbox'];
const one = <Value>(draw: Draw, ...values: Value[]): Value => draw(fc.constantFrom, ...values) as Value;
const chance = (draw: Draw, of: number): boolean => draw(fc.nat, { max: 99 }) < of;

/** What some kinds may be answered with, canonical. */
const VALUES: Partial<Record<FieldKind, Json[]>> = {
  integer: [0, 1, 10], number: [0, 1.5, 10], money: [0, 100, 1000], date: ['2026-11-20', '2026-12-31', '2027-02-28'],
  'yes-no': [true, false], checkbox: [true], text: ['x', 'Test'], country: ['DK', 'SE'], municipality: ['0101', '0751'],
};

function condition({ draw, before }: Place, depth = 2): Rule {
  const inner = (): Rule => condition({ draw, before } as Place, depth - 1);
  if (depth > 0 && chance(draw, 45)) {
    switch (one(draw, 'and', 'or', '!', 'if', '!!')) {
      case 'and': return { and: [inner(), inner()] as Json[] };
      case 'or': return { or: [inner(), inner()] as Json[] };
      case 'if': return { if: [inner(), inner(), inner()] as Json[] };
      case '!!': return { '!!': [inner() as Json] };
      default: return { '!': [inner() as Json] };
    }
  }
  if (!before.length || chance(draw, 5)) return one(draw, ...MORE);
  const { path, values } = one(draw, ...before);
  const read = { var: path };
  const value = one<Json>(draw, ...values, ...(chance(draw, 20) ? [null] : []));
  switch (one(draw, '==', '!=', '===', 'in', 'present', 'read', '>', 'some')) {
    case '==': return { '==': [read, value] };
    case '!=': return { '!=': [read, value] };
    case '===': return { '===': [value, read] };
    case 'in': return Array.isArray(value) ? { in: [value[0] ?? null, read] } : { in: [read, [value]] };
    case 'present': return { present: [read] };
    case '>': return { '>': [read, value] };
    case 'some': return { some: [read, { '==': [{ var: '' }, value] }] };
    default: return read;
  }
}

function fieldOf(place: Place): FieldDefinition {
  const { draw, next, before, depth } = place;
  const name = `f${next()}`;
  const kind = depth < 2 && chance(draw, 25) ? one<FieldKind>(draw, 'group', 'list', 'choice') : chance(draw, 55) ? one(draw, ...FEW) : one(draw, ...LEAVES);
  const field: FieldDefinition = { name, kind };
  if (kind === 'information') field.content = [{ paragraph: text('Til oplysning') }];
  else field.label = text(name);
  if (chance(draw, 45)) field.when = condition(place);
  if (kind !== 'information' && chance(draw, 40)) field.required = chance(draw, 60) ? false : condition(place);
  if (kind === 'radio' || kind === 'select' || kind === 'checkboxes') {
    field.options = ['a', 'b', 'c'].map((value) => ({ value, label: text(value), ...(chance(draw, 20) && { when: condition(place) }) }));
  }
  if (kind === 'information' || chance(draw, 5)) {
    if (kind !== 'information') field.filledBy = 'authority';
  } else if (FEW.includes(kind) && kind !== 'checkboxes' && chance(draw, 8)) {
    field[one(draw, 'fixed', 'default')] = kind === 'radio' || kind === 'select' ? 'a' : true;
  }
  if (kind === 'group' || kind === 'list') {
    // Inside, `entry` is this list's.
    const own: Readable[] = [...before];
    if (kind === 'list') own.splice(0, own.length, ...before.filter(({ path }) => !path.startsWith('entry.')));
    field.fields = Array.from({ length: 1 + draw(fc.nat, { max: 2 }) }, () => {
      const child = fieldOf({ ...place, before: own, depth: depth + 1 });
      own.push(...readsOf(child, kind === 'list' ? 'entry' : name, kind === 'group' && depth > 0));
      return child;
    });
    if (kind === 'list' && chance(draw, 50)) Object.assign(field, { minCount: 1, maxCount: 3 });
  }
  if (kind === 'choice') {
    field.fields = [0, 1].map(() => {
      const branch: FieldDefinition = { name: `f${next()}`, kind: 'group', label: text('gren'), fields: [fieldOf({ ...place, depth: depth + 1 })] };
      if (chance(draw, 20)) branch.when = condition(place);
      return branch;
    });
  }
  if (!['group', 'list', 'choice', 'information'].includes(kind) && chance(draw, 15)) {
    field.checks = [{ assert: condition(place), message: text('Det går ikke'), ...(chance(draw, 30) && { severity: 'warning' as const }) }];
  }
  return field;
}

/** What rules after a field may read of it. Nested deeper than one group nobody knows the whole path here. */
function readsOf(field: FieldDefinition, inside: string, hidden = false): Readable[] {
  if (hidden) return [];
  const path = inside ? `${inside}.${field.name}` : field.name;
  const values = field.kind === 'checkboxes' ? [['a'], ['b', 'c']] : field.options?.map(({ value }) => value) ?? VALUES[field.kind];
  if (field.kind === 'choice') return [{ path: `${path}.branch`, values: field.fields!.map(({ name }) => name) }];
  if (field.kind === 'group' && !inside) return field.fields!.flatMap((child) => readsOf(child, path));
  return values ? [{ path, values: values as Json[] }] : [];
}

/** Any definition without errors, of one to four steps. */
export function definitions(): fc.Arbitrary<FormDefinition> {
  return fc.gen().map((drawn) => {
    const draw = drawn as unknown as Draw;
    let count = 0;
    const next = () => count++;
    const before: Readable[] = [];
    const steps = Array.from({ length: 1 + draw(fc.nat, { max: 3 }) }, (_, at) => {
      const when = at > 0 && chance(draw, 50) ? { when: condition({ draw, next, before, depth: 0 }) } : {};
      const fields = Array.from({ length: 1 + draw(fc.nat, { max: 3 }) }, () => {
        const field = fieldOf({ draw, next, before, depth: 0 });
        before.push(...readsOf(field, ''));
        return field;
      });
      return { id: `s${at}`, title: text(`Trin ${at}`), ...when, fields };
    });
    const computed = before.length && chance(draw, 40) ? [{ name: 'sum', value: condition({ draw, next, before, depth: 0 }) }] : undefined;
    const line = { id: 'l', label: text('Gebyr'), unitPriceOre: 1000, ...(chance(draw, 70) && { when: computed && chance(draw, 50) ? { var: 'calc.sum' } : condition({ draw, next, before, depth: 0 }) }) };
    return {
      formatVersion: 1, id: 'random', version: '1.0.0', title: text('Tilfældig'),
      authority: { name: text('Eksempel Kommune'), cvr: '99999004', contact: { phone: '+4512345678' } },
      classification: { subject: '05.01.02', facet: 'G01' },
      ...(computed && { computed }), steps,
      ...(chance(draw, 50) && { price: { currency: 'DKK' as const, lines: [line], terms: { label: text('Betingelser'), href: 'https://example.org/' }, maxOre: 100_000 } }),
      receipt: { kind: 'acknowledgement', referencePrefix: 'TE', nextSteps: [{ text: text('Vent') }] },
    } as FormDefinition;
  });
}

const TYPED: Json[] = [
  '5', '10', '1.000', '1,5', '12345678', '+46 8 123 456 78', '010150-5006', '99999004', '1003388394', 'test@example.org', 'Test', 'x', '0101', 'DK',
  'yes', 'no', true, false, 'given', '2026-11-20', '2027-02-30', '', '  ', { day: '1', month: '12', year: '2026' }, { day: '31', month: '2', year: '2027' },
  { street: 'Testvej', houseNumber: '1', postalCode: '9999', postalDistrict: 'Eksempelby' }, { street: 'Testvej' },
  { registrationNumber: '0040', accountNumber: '0440116243' }, [], {},
];

/** Something typed into a field: often right, sometimes half done, sometimes any text at all. */
function inputOf(field: FieldDefinition): fc.Arbitrary<Json | undefined> {
  const nested = () => fc.record(Object.fromEntries((field.fields ?? []).map((child) => [child.name, inputOf(child)])))
    .map((members) => Object.fromEntries(Object.entries(members).filter(([, input]) => input !== undefined)) as Json);
  const values = field.options?.map(({ value }) => value) ?? [];
  switch (field.kind) {
    case 'group': return nested();
    case 'list': return fc.array(nested(), { maxLength: 3 });
    case 'choice':
      return fc.tuple(nested(), fc.constantFrom(undefined, ...field.fields!.map(({ name }) => name)))
        .map(([fields, branch]) => ({ ...(fields as object), ...(branch !== undefined && { branch }) }) as Json);
    case 'information': return fc.constant(undefined);
    case 'checkboxes': return fc.oneof({ weight: 5, arbitrary: fc.subarray(values) }, { weight: 1, arbitrary: fc.constant(undefined) });
    default: {
      const typed = fc.constantFrom<Json | undefined>(...TYPED, undefined);
      const right: fc.Arbitrary<Json | undefined> = values.length ? fc.constantFrom(...values) : field.kind === 'yes-no' ? fc.constantFrom('yes', 'no') : field.kind === 'checkbox' ? fc.boolean() : typed;
      return fc.oneof({ weight: 8, arbitrary: right }, { weight: 2, arbitrary: typed }, { weight: 1, arbitrary: fc.string({ unit: 'grapheme' }) });
    }
  }
}

/** Anything typed into a form, with or without what is hidden. */
export function inputsOf(definition: FormDefinition): fc.Arbitrary<Inputs> {
  const fields = definition.steps.flatMap((step) => step.fields);
  return fc.record(Object.fromEntries(fields.map((field) => [field.name, inputOf(field)])))
    .map((members) => Object.fromEntries(Object.entries(members).filter(([, input]) => input !== undefined)) as Inputs);
}

/** A definition with several answers to it. */
export function filledIn(sets: number): fc.Arbitrary<{ definition: FormDefinition; inputs: Inputs[] }> {
  return definitions().chain((definition) => fc.array(inputsOf(definition), { minLength: sets, maxLength: sets }).map((inputs) => ({ definition, inputs })));
}
