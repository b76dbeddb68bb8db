import type { Inputs, Answers } from '@faelles/schemas/answers.js';
import type { Issue } from '@faelles/schemas/issue.js';
import type { Json } from '@faelles/schemas/json.js';
import type { Order } from '@faelles/schemas/order.js';
import { fieldAt, type Form, type FormField } from './compile.ts';
import { Evaluation, inputCells } from './evaluation.ts';
import type { FieldState, StepState } from './field-state.ts';
import { maxCountOf } from './issues.ts';
import { withInput } from './inputs.ts';
import { holderKinds, type ParseField } from './kinds/kind.ts';
import type { orderSoFar } from './pricing.ts';
import { descend } from './rules/scope.ts';
import { ORIGINS } from './origins.ts';
import { sameJson } from './same.ts';
import { Standing } from './standing.ts';
import type { Verdicts } from './verdicts.ts';

export type { FieldState, StepState } from './field-state.ts';

/** What has happened to a field beside its input. */
type Touch = { touched: boolean; dirty: boolean; revealed: boolean; server: Issue[] };

/** The order of a form that costs nothing. */
const NOTHING: Order = { currency: 'DKK', lines: [], netOre: 0, taxOre: 0, totalOre: 0 };

const UNTOUCHED: Touch = { touched: false, dirty: false, revealed: false, server: [] };

/** Told which fields (by path) changed; `#<step id>` is a step, `$order` the order. */
export type StoreListener = (changed: ReadonlySet<string>) => void;

export type StoreOptions = {
  /** What was typed before, as `inputs()` gave it. */
  inputs?: Inputs | undefined;
  /** ISO date in Copenhagen; asked again at every change, so a form may be open over midnight. */
  today: () => string;
  /** Told of every rule worked out and every answer read: for benchmarks and tools. */
  trace?: (what: string) => void;
};

/** A form being filled in; see {@link createBareStore}. */
export type BareStore = ReturnType<typeof createBareStore>;

/**
 * The store without the parsers of its answers, for a page whose first bytes count: a form begins empty, so it is
 * complete until something is typed. Give it the parsers with `readWith` before that, and at once when it has `inputs`.
 * Everywhere else `createStore` of `store.ts` is the one to use.
 */
export function createBareStore(form: Form, { inputs = {}, today, trace }: StoreOptions, parse?: ParseField, pricing?: typeof orderSoFar) {
  let typed: Json = inputs;
  // Asked for by few forms, and dear: the first use of Intl costs a page ten milliseconds.
  let day: string | undefined;
  let verdicts: Verdicts = {};
  let touches = new Map<string, Touch>();
  const listeners = new Set<StoreListener>();
  const evaluation = new Evaluation(form, { source: (path) => descend(typed, path), today: () => (day ??= today()), parse: () => parse, verdicts: () => verdicts, trace });
  const { cells } = evaluation;

  const touchOf = (path: string) => touches.get(path) ?? UNTOUCHED;
  const touch = (path: string, change: Partial<Touch>) => touches.set(path, { ...touchOf(path), ...change });

  const childStates = (nodes: readonly FormField[], prefix: string): FieldState[] =>
    nodes.flatMap((node) => {
      const path = prefix + node.field.name;
      return node.asked && evaluation.applies(path) ? [field(path)] : [];
    });

  function read(node: FormField, path: string): FieldState {
    const { field: definition, children } = node;
    const { kind, ref, options, fixed } = definition;
    const holder = holderKinds.includes(kind);
    const { touched, dirty, revealed, server } = touchOf(path);
    const known = evaluation.issues(path);
    const extra = server.filter(({ code, path: at }) => !known.some((issue) => issue.code === code && issue.path === at));
    const parsed = holder ? undefined : evaluation.parsed(path);
    const input = kind === 'choice' ? evaluation.input(`${path}.branch`) : holder ? undefined : evaluation.input(path);
    const state: FieldState = {
      path,
      field: definition,
      applies: evaluation.applies(path),
      required: evaluation.required(path),
      input: fixed ?? input,
      value: evaluation.value(path),
      issues: extra.length ? [...known, ...extra] : known,
      shown: revealed || extra.length > 0,
      touched,
      dirty,
    };
    if (options || kind === 'choice') state.options = evaluation.options(path);
    if (definition.min !== undefined) state.min = evaluation.limit(path, 'min');
    if (definition.max !== undefined) state.max = evaluation.limit(path, 'max');
    if (parsed?.hints) state.hints = parsed.hints;
    if (ref !== undefined) state.request = form.consents.get(ref) ?? form.declarations.get(ref);
    if (kind === 'group') state.children = childStates(children, `${path}.`);
    if (kind === 'choice') {
      const taken = children.find((child) => child.field.name === evaluation.branch(path));
      state.children = taken ? childStates(taken.children, `${path}.${taken.field.name}.`) : [];
    }
    if (kind === 'list') {
      state.entries = Array.from({ length: evaluation.count(path) }, (_, at) => childStates(children, `${path}.${at}.`));
      state.minCount = evaluation.least(path);
      state.maxCount = maxCountOf(definition);
    }
    return state;
  }

  /** @throws RangeError when the form has no such field. */
  function field(path: string): FieldState {
    const node = fieldAt(form, path);
    if (!node) throw new RangeError(`The form has no field at “${path}”`);
    return cells.read(`field ${path}`, () => read(node, path));
  }

  const stepNode = (id: string) => {
    const found = form.steps.find(({ step }) => step.id === id);
    if (!found) throw new RangeError(`The form has no step “${id}”`);
    return found;
  };

  const step = (id: string): StepState => cells.read(`step state ${id}`, () => new Standing(stepNode(id).step, evaluation, evaluation.complete(id)));

  const stepFields = (id: string): FieldState[] => cells.read(`step fields ${id}`, () => cells.row(`fields of ${id}`, stepNode(id).fields, (node) => childStates([node], '')));

  /** Undefined while it cannot be worked out, as before the answers it needs are there. */
  const order = (): Order | undefined =>
    cells.read('order', () => (form.definition.price ? pricing?.(form.definition.price, (rule) => evaluation.rule(rule)) : NOTHING));

  /** What a reached cell is called outside, and how it is read now. */
  const outside: [prefix: string, name: (rest: string) => string, now: (rest: string) => unknown][] = [
    ['field ', (path) => path, (path) => (fieldAt(form, path) ? field(path) : undefined)],
    ['step state ', (id) => `#${id}`, step],
    ['step fields ', (id) => `#${id}`, stepFields],
    ['order', () => '$order', order],
  ];

  function tell(reached: Map<string, unknown>): void {
    if (!listeners.size) return;
    const changed = new Set<string>();
    for (const [key, before] of reached) {
      const found = outside.find(([prefix]) => key.startsWith(prefix));
      if (!found) continue;
      const rest = key.slice(found[0].length);
      // A reading that comes out the same keeps its object.
      if (found[2](rest) !== before) changed.add(found[1](rest));
    }
    if (changed.size) [...listeners].forEach((listener) => listener(changed));
  }

  function change(keys: string[], dropUnder?: string): void {
    if (day !== undefined && day !== (day = today())) keys.push('today');
    const reached = new Map([
      ...(dropUnder === undefined ? [] : cells.drop((key) => key.slice(key.lastIndexOf(' ') + 1).startsWith(dropUnder))),
      ...cells.change(keys),
    ]);
    tell(reached);
  }

  /** The field a path belongs to: the path itself, its choice when it ends in `branch`, or the field whose part it is. */
  function owner(path: string): string | undefined {
    if (fieldAt(form, path)) return path;
    const above = path.slice(0, Math.max(0, path.lastIndexOf('.')));
    return above && fieldAt(form, above) ? above : undefined;
  }

  return {
    form,
    field,
    /** Fields of a step that apply now, as a tree. */
    stepFields,
    step,
    /** Every step, also those that do not apply. */
    steps: (): StepState[] =>
      cells.read('steps', () => form.steps.map(({ step: own }) => new Standing(own, evaluation))),
    /** Canonical answers of the fields that apply: what is submitted. */
    values: (): Answers => evaluation.values(),
    /** Everything typed, of hidden fields too: what a draft keeps. Never changed in place. */
    inputs: (): Inputs => typed as Inputs,
    order,
    /** What the inputs mean, for `summarise` and tools. */
    evaluation,

    /** From now on inputs are read with `parseField`. */
    readWith(parseField: ParseField): void {
      parse = parseField;
      change(['parse']);
    },

    /** From now on there is an `order`, of a form that has a price. */
    priceWith(orderOf: typeof orderSoFar): void {
      pricing = orderOf;
      change(['order']);
    },

    /**
     * A field's input has changed. A choice takes the name of a branch. `undefined` takes the input away.
     * @throws RangeError when the form has no such field.
     */
    set(path: string, input: Json | undefined): void {
      const at = fieldAt(form, path)?.field.kind === 'choice' ? `${path}.branch` : path;
      const place = owner(at);
      const kind = place && fieldAt(form, place)!.field.kind;
      if (!place || (place !== at && kind !== 'choice') || kind === 'group' || kind === 'list') {
        throw new RangeError(`The form has no field at “${path}”`);
      }
      for (const { index, 0: entry } of at.matchAll(/\.\d+(?=\.)/g)) {
        const most = maxCountOf(fieldAt(form, at.slice(0, index))!.field);
        if (Number(entry.slice(1)) >= most) throw new RangeError(`No entry may be at “${path}”`);
      }
      if (sameJson(descend(typed, at), input)) return;
      typed = withInput(typed, at.split('.'), input);
      touch(place, { dirty: true, server: [] });
      // Typing in an entry that was only offered makes it a real one.
      const lists = [...at.matchAll(/\.\d+(?=\.)/g)].map(({ index }) => `given ${at.slice(0, index)}`);
      change([...inputCells(place), ...lists]);
    },

    /** What checks on the server have said. */
    setVerdicts(found: Verdicts): void {
      verdicts = { ...verdicts, ...found };
      change(['verdicts']);
    },

    /** Notes where a prefilled answer came from; see `origins.ts`. */
    setOrigin(path: string, origin: Json): void {
      typed = withInput(typed, [ORIGINS], { ...(descend(typed, ORIGINS) as object), [path]: origin });
      change([`input ${ORIGINS}`]);
    },

    /** The citizen has left the field: its issues show if it was changed. */
    leave(path: string): void {
      // Decided now: a field that was only passed by stays quiet while it is typed in later.
      touch(path, { touched: true, revealed: touchOf(path).revealed || touchOf(path).dirty });
      change([`field ${path}`]);
    },

    /** "Continue" was pressed: everything wrong in the step shows, or only what is wrong under a path. */
    reveal(stepId: string, under = ''): void {
      const paths = [...evaluation.paths(stepNode(stepId).fields)].filter((path) => path.startsWith(under));
      paths.forEach((path) => touch(path, { revealed: true }));
      change(paths.map((path) => `field ${path}`));
    },

    /** Issues the server found. They go when their field's input changes. Gives back those that belong to no field. */
    setServerIssues(issues: readonly Issue[]): Issue[] {
      const fields = new Set([...touches.keys()].filter((path) => touchOf(path).server.length));
      fields.forEach((path) => touch(path, { server: [] }));
      const strays: Issue[] = [];
      for (const issue of issues) {
        const path = owner(issue.path);
        if (path === undefined) strays.push(issue);
        else {
          touch(path, { server: [...touchOf(path).server, issue] });
          fields.add(path);
        }
      }
      change([...fields].map((path) => `field ${path}`));
      return strays;
    },

    /** Adds an empty entry at the end of a list. Gives its index, or -1 when there may be no more. */
    addEntry(path: string): number {
      const { entries, maxCount } = field(path);
      if (!entries || entries.length >= maxCount!) return -1;
      typed = withInput(typed, [...path.split('.'), String(entries.length)], {});
      touch(path, { dirty: true, server: [] });
      change([`given ${path}`, `field ${path}`]);
      return entries.length;
    },

    /** Takes an entry out of a list; those after it move up with everything typed in them. */
    removeEntry(path: string, index: number): void {
      const list = descend(typed, path);
      if (fieldAt(form, path)?.field.kind !== 'list' || !Array.isArray(list)) return;
      typed = withInput(typed, path.split('.'), list.filter((_, at) => at !== index));
      touches = new Map(
        [...touches].flatMap(([key, value]): [string, Touch][] => {
          const [, at, rest] = key.startsWith(`${path}.`) ? (/^(\d+)(.*)$/.exec(key.slice(path.length + 1)) ?? []) : [];
          if (at === undefined || Number(at) < index) return [[key, value]];
          return Number(at) === index ? [] : [[`${path}.${Number(at) - 1}${rest}`, { ...value, server: [] }]];
        }),
      );
      touch(path, { dirty: true, server: [] });
      change([`given ${path}`, `field ${path}`], `${path}.`);
    },

    /** Gives back how to stop listening. */
    subscribe(listener: StoreListener): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

