import type { Json, Rule } from '@faelles/schemas/json.js';
import type { Form, FormField } from '../compile.ts';
import { analyse } from '../rules/analyse.ts';
import { parseField } from '../parse.ts';
import { meaningOf } from './rules.ts';
import { truthOf, valueOf, type Known, type Reading } from './truth.ts';

/** Something that must hold for a part of the form to be there: a rule as seen from a field, or a branch that was taken. */
export type Condition = { rule: Rule; node?: FormField | undefined } | { branchOf: FormField; name: string };

/** A place of the form whose answers can be counted, as seen from one entry of every list around it. */
type Place = { key: string; node: FormField; branch: boolean };

/** One supposition per place or condition; null: nothing is answered there. */
type Supposed = ReadonlyMap<string, Json | undefined>;

/** Suppositions tried for one question, and for a whole definition: beyond, nothing is said. */
const TRIES = 2_000;
const MOST_TRIES = 60_000;
/** Ticks of `checkboxes` whose sets are few enough to try. */
const MOST_TICKS = 4;

const stars = (path: string): number => path.split('.').filter((step) => step === '*').length;

function listAround(node: FormField | undefined): FormField | undefined {
  let list = node?.parent;
  while (list && list.field.kind !== 'list') list = list.parent;
  return list;
}

function subsets(values: string[]): Json[] {
  return values.reduce<string[][]>((sets, value) => [...sets, ...sets.map((set) => [...set, value])], [[]]).filter((set) => set.length);
}

/** Every value a place can have, beside none; undefined when they cannot be counted. */
function valuesAt({ node, branch }: Place): Json[] | undefined {
  const { field } = node;
  if (!node.asked) return [];
  if (branch) return (field.fields ?? []).map(({ name }) => name);
  if (field.fixed !== undefined) {
    const { value } = parseField(field, field.fixed);
    return value === undefined ? undefined : [value];
  }
  const options = (field.options ?? []).map(({ value }) => value);
  switch (field.kind) {
    case 'radio':
    case 'select':
      return options;
    case 'checkboxes':
      return options.length <= MOST_TICKS ? subsets(options) : undefined;
    case 'yes-no':
      return [true, false];
    case 'checkbox':
    case 'declaration':
      return [true];
    case 'consent':
      return ['given', 'refused'];
    case 'information':
      return [];
    default:
      return undefined;
  }
}

/** All conditions under which a field is there, its holders' and its step's included. */
export function conditionsOf(node: FormField): Condition[] {
  const { field, parent, step } = node;
  const around: Condition[] = parent ? conditionsOf(parent) : step.when === undefined ? [] : [{ rule: step.when }];
  if (parent?.field.kind === 'choice') around.push({ branchOf: parent, name: field.name });
  if (field.when !== undefined) around.push({ rule: field.when, node });
  return around;
}

/**
 * Asks whether conditions can hold together, by trying every answer to the questions that have few: options, yes or no,
 * ticks, branches. What cannot be counted (numbers, dates, text) may be anything, but is the same thing everywhere in one
 * question: a condition and its opposite do not hold together. An answer that is given also brings its own conditions.
 */
export class Possibilities {
  readonly #form: Form;
  /** Paths of fields that are known never to apply. */
  readonly never = new Set<string>();
  #tries = 0;

  constructor(form: Form) {
    this.#form = form;
  }

  /** False only when the conditions cannot all hold, whatever is answered. */
  canHold(conditions: readonly Condition[]): boolean {
    const limit = Math.min(MOST_TRIES, this.#tries + TRIES);
    const search = (supposed: Supposed, all: readonly Condition[]): boolean => {
      this.#tries += 1;
      if (this.#tries > limit) return true;
      let wanted: { key: string; values: (Json | undefined)[]; place?: Place } | undefined;
      const want = (key: string, values: (Json | undefined)[], place?: Place): undefined => {
        wanted ??= place ? { key, values, place } : { key, values };
      };
      if (all.some((condition) => this.#holds(condition, supposed, want) === false)) return false;
      if (!wanted) return true;
      const { key, values, place } = wanted;
      return values.some((value) => search(new Map([...supposed, [key, value]]), [...all, ...(place ? this.#broughtBy(place, value) : [])]));
    };
    return search(new Map(), conditions);
  }

  /** What must hold for an answer to be there. */
  #broughtBy({ node, branch }: Place, value: Json | undefined): Condition[] {
    if (value === undefined) return [];
    const { options, fields } = node.field;
    const offered = branch ? fields?.find(({ name }) => name === value)?.when : options?.find((option) => option.value === value)?.when;
    return [...conditionsOf(node), ...(offered === undefined ? [] : [{ rule: offered, node }])];
  }

  #holds(condition: Condition, supposed: Supposed, want: (key: string, values: (Json | undefined)[], place?: Place) => undefined): boolean | undefined {
    const read = (place: Place): Reading => {
      if (this.never.has(place.node.path)) return { absent: true };
      const values = valuesAt(place);
      if (!values) return undefined;
      if (!values.length) return { absent: true };
      if (!supposed.has(place.key)) return want(place.key, [...values, undefined], place);
      const value = supposed.get(place.key);
      return value === undefined ? { absent: true } : { value };
    };
    if ('branchOf' in condition) {
      const found = read({ key: `${condition.branchOf.path} branch`, node: condition.branchOf, branch: true });
      return found === undefined ? undefined : 'value' in found && found.value === condition.name;
    }
    return truthOf(condition.rule, this.#knownFrom(condition.node, supposed, want, read));
  }

  #knownFrom(node: FormField | undefined, supposed: Supposed, want: (key: string, values: (Json | undefined)[]) => undefined, read: (place: Place) => Reading, worked = new Map<string, Reading>()): Known {
    return {
      read: (path) => {
        const meaning = meaningOf(this.#form, path, node);
        if (!meaning) return undefined;
        if ('computed' in meaning) {
          const { computed } = meaning;
          // Each once, or values computed from values computed twice would never end.
          if (!worked.has(computed)) worked.set(computed, valueOf(this.#form.computed.get(computed)!, this.#knownFrom(undefined, supposed, want, read, worked)));
          return worked.get(computed);
        }
        if (this.never.has(meaning.node.path)) return { absent: true };
        const place = placeOf(meaning.node, path, meaning.branch ?? false, node);
        return place && read(place);
      },
      suppose: (rule) => {
        const entry = analyse(rule).uses.some(({ path, over }) => `${path}.`.startsWith('entry.') || `${over}.`.startsWith('entry.'));
        const key = `${entry ? listAround(node)?.path ?? '' : ''} ${JSON.stringify(rule)}`;
        if (!supposed.has(key)) return want(key, [true, false]);
        return supposed.get(key) as boolean;
      },
    };
  }
}

/** The place a variable reads when it reads a whole answer, of this entry where it is in a list. */
function placeOf(found: FormField, path: string, branch: boolean, from: FormField | undefined): Place | undefined {
  for (let holder = found.parent; holder; holder = holder.parent) if (holder.field.kind === 'fetched') return undefined;
  const list = path.startsWith('entry.') ? listAround(from) : undefined;
  const whole = list ? path.replace('entry', `${list.path}.*`) : path;
  if (whole !== (branch ? `${found.path}.branch` : found.path)) return undefined;
  if (stars(found.path) !== (list ? stars(list.path) + 1 : 0)) return undefined;
  return { key: branch ? `${found.path} branch` : found.path, node: found, branch };
}
