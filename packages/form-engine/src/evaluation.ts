import type { Option } from '@faelles/schemas/field.js';
import type { Issue } from '@faelles/schemas/issue.js';
import type { Json, Rule } from '@faelles/schemas/json.js';
import type { Verdict } from '@faelles/schemas/sources.js';
import { Cells } from './cells.ts';
import { entryOf, fieldAt, type Form, type FormField } from './compile.ts';
import { empty, holderKinds, type ParseContext, type ParseField, type ParseResult } from './kinds/kind.ts';
import { begun, branchOption, gather, holderPath, holderValue } from './holders.ts';
import { issuesAt, maxCountOf } from './issues.ts';
import { ORIGINS } from './origins.ts';
import { evaluate, truthy } from './rules/core.ts';
import { askKey, type Verdicts } from './verdicts.ts';
import { descend, type Scope } from './rules/scope.ts';
import { sameJson } from './same.ts';

export type EvaluationOptions = {
  /** The input at a concrete path. Called once per path until {@link Cells.change} says otherwise. */
  source: (path: string) => Json | undefined;
  today: () => string;
  /** Reads inputs; until there is one, nothing that was typed has a value or an issue. */
  parse: () => ParseField | undefined;
  /**
   * The inputs are answers somebody submitted: only canonical values count, nothing is filled in by default,
   * a list has the entries it has.
   */
  strict?: boolean;
  /** What checks on the server said, by `askKey`; cell `verdicts`. */
  verdicts?: (() => Verdicts) | undefined;
  /** Told of every rule that is worked out and every answer that is read: for benchmarks and tools. */
  trace?: ((what: string) => void) | undefined;
};

/**
 * What a definition means for one set of inputs: which fields apply, what their values are, what is wrong.
 * The store of the page and the check on the server are two users of this one reading.
 */
export class Evaluation {
  readonly form: Form;
  readonly cells = new Cells();
  readonly #options: EvaluationOptions;

  constructor(form: Form, options: EvaluationOptions) {
    this.form = form;
    this.#options = options;
  }

  /** Reads one answer by itself; nothing while there is no parser. */
  readonly parse: ParseField = (...answer) => this.#options.parse()?.(...answer) ?? empty;

  today(): string {
    return this.cells.read('today', this.#options.today);
  }

  /** Works out a rule as seen from a place: `entry` is the nearest list entry around it. */
  rule(rule: Rule | undefined, path = ''): Json {
    if (typeof rule !== 'object') return rule ?? null;
    this.#options.trace?.(`rule ${path}`);
    return evaluate(rule, this.scope(path));
  }

  scope(path = ''): Scope {
    const today = () => this.today();
    return {
      get: (name) => this.#variable(name, entryOf(path)),
      get today() {
        return today();
      },
    };
  }

  #variable(name: string, entry: string | undefined): Json | undefined {
    const steps = name.split('.');
    if (steps[0] === 'calc') return descend(this.computed(steps[1] ?? ''), steps.slice(2).join('.'));
    if (steps[0] === 'entry') return entry === undefined ? undefined : this.#variable([entry, ...steps.slice(1)].join('.'), undefined);
    for (let length = steps.length; length > 0; length--) {
      const path = steps.slice(0, length).join('.');
      const rest = steps.slice(length);
      const node = fieldAt(this.form, path);
      // Only which branch: the branch's own fields may ask for it.
      if (node?.field.kind === 'choice' && rest.length === 1 && rest[0] === 'branch') {
        // Of a choice that is hidden no rule knows which branch was taken before: the server never gets it.
        return node.asked && this.applies(path) ? this.branch(path) : undefined;
      }
      if (node) return descend(this.value(path), rest.join('.'));
    }
    return undefined;
  }

  computed(name: string): Json | undefined {
    const rule = this.form.computed.get(name);
    return rule === undefined ? undefined : this.cells.read(`computed ${name}`, () => this.rule(rule));
  }

  /** Not remembered: when it changes, {@link inputCells} do. */
  input(path: string): Json | undefined {
    const input = this.#options.source(path);
    return input === undefined && !this.#options.strict ? fieldAt(this.form, path)?.field.default : input;
  }

  /** Whether the step's own condition holds. */
  stepHolds(node: FormField): boolean {
    const { id, when } = node.step;
    return when === undefined || this.cells.read(`when ${id}`, () => truthy(this.rule(when)));
  }

  /** Whether a field is part of the form as it stands. */
  applies(path: string): boolean {
    const node = fieldAt(this.form, path);
    if (!node) return false;
    // Most fields stand in their step without a condition: nothing to remember.
    if (!node.parent && node.field.when === undefined) return this.stepHolds(node);
    return this.cells.read(`applies ${path}`, () => {
      const { parent } = node;
      const holder = parent && holderPath(node, path);
      if (holder === undefined ? !this.stepHolds(node) : !this.applies(holder)) return false;
      if (parent?.field.kind === 'choice') return this.branch(holder!) === node.field.name;
      if (parent?.field.kind === 'list' && Number(path.split('.').at(-2)) >= this.count(holder!)) return false;
      return node.field.when === undefined || truthy(this.rule(node.field.when, path));
    });
  }

  /** The branch of a choice that was taken, if it is offered. */
  branch(path: string): string | undefined {
    return this.cells.read(`branch ${path}`, () => {
      const input = this.input(`${path}.branch`) ?? (this.#options.strict ? undefined : fieldAt(this.form, path)?.field.default);
      return this.options(path).find(({ value }) => value === input)?.value;
    });
  }

  /** Entries of a list; a list that must have some shows them from the start. */
  count(path: string): number {
    return this.cells.read(`count ${path}`, () => {
      const { field } = fieldAt(this.form, path)!;
      const least = this.#options.strict ? 0 : this.least(path);
      return Math.min(Math.max(this.given(path), least), maxCountOf(field));
    });
  }

  /** Entries that are really there. */
  given(path: string): number {
    return this.cells.read(`given ${path}`, () => {
      const input = this.#options.source(path);
      return Array.isArray(input) ? input.length : 0;
    });
  }

  least(path: string): number {
    // Of a list that may be left out none is offered: its questions would have to be answered after all.
    return this.required(path) ? (fieldAt(this.form, path)!.field.minCount ?? 1) : 0;
  }

  /** The options offered now; of a choice, its branches. */
  options(path: string): Option[] {
    return this.cells.read(`options ${path}`, () => {
      const { field } = fieldAt(this.form, path)!;
      const all = field.kind === 'choice' ? (field.fields ?? []).map(branchOption) : (field.options ?? []);
      return all.filter(({ when }) => when === undefined || truthy(this.rule(when, path)));
    });
  }

  limit(path: string, name: 'min' | 'max'): Json | undefined {
    const rule = fieldAt(this.form, path)!.field[name];
    return typeof rule === 'object' ? this.cells.read(`${name} ${path}`, () => this.rule(rule, path)) : rule;
  }

  /** What the input means. */
  parsed(path: string): ParseResult {
    return this.cells.read(`parsed ${path}`, () => {
      const { field } = fieldAt(this.form, path)!;
      const parse = this.cells.read('parse', this.#options.parse);
      if (!parse) return empty;
      const today = () => this.today();
      const context: ParseContext = {
        get today() {
          return today();
        },
      };
      if (field.min !== undefined) context.min = this.limit(path, 'min');
      if (field.max !== undefined) context.max = this.limit(path, 'max');
      if (field.options) context.options = this.options(path).map(({ value }) => value);
      const input = this.input(path);
      this.#options.trace?.(`parse ${path}`);
      const result = parse(field, field.fixed ?? input, context);
      if (!this.#options.strict || input === undefined || result.issues.length) return result;
      // Answers are canonical or wrong: '' is not "nothing", and "1.000" is not 1000.
      if (!sameJson(result.value, input)) return { issues: [{ path: '', code: field.fixed === undefined ? 'type' : 'option' }] };
      return result;
    });
  }

  /** The canonical value, absent where the field does not apply, is empty or cannot be read. */
  value(path: string): Json | undefined {
    const node = fieldAt(this.form, path);
    if (!node?.asked) return undefined;
    if (!holderKinds.includes(node.field.kind)) return this.applies(path) ? this.parsed(path).value : undefined;
    return this.cells.read(`value ${path}`, () => {
      if (!this.applies(path)) return undefined;
      return holderValue(this, node, path);
    });
  }

  /** All answers that apply. */
  values(): { [name: string]: Json } {
    return this.cells.read('values', () => {
      const values = gather(this, this.form.steps.flatMap(({ fields }) => [...fields]), '') ?? {};
      const origins = this.cells.read(`input ${ORIGINS}`, () => this.#options.source(ORIGINS));
      if (typeof origins !== 'object' || origins === null) return values;
      // Where an answer came from goes with the answer, and not without.
      const kept = Object.entries(origins).filter(([path]) => this.value(path) !== undefined);
      return kept.length ? { ...values, [ORIGINS]: Object.fromEntries(kept) } : values;
    });
  }

  /** Whether an answer must be given. In a group that may be left out, only once something in it is answered. */
  required(path: string): boolean {
    const node = fieldAt(this.form, path)!;
    if (!node.parent && typeof node.field.required !== 'object') return this.#must(node, path);
    return this.cells.read(`required ${path}`, () => {
      if (!this.#must(node, path)) return false;
      let { parent } = node;
      let at = path;
      for (let child = node; parent; child = parent, parent = parent.parent) {
        at = holderPath(child, at);
        if (parent.field.kind === 'group' && !this.#must(parent, at)) return begun(this, parent, at);
      }
      return true;
    });
  }

  #must(node: FormField, path: string): boolean {
    return node.field.required === undefined || truthy(this.rule(node.field.required, path));
  }

  /** What the server's check says of the value at a path. */
  verdict(path: string, ask: string): Verdict {
    const value = this.value(path);
    const verdicts = this.#options.verdicts && this.cells.read('verdicts', this.#options.verdicts);
    // Nothing to be asked about, or not known: that stops nobody.
    return (value !== undefined && verdicts?.[askKey({ ask, value })]) || 'unknown';
  }

  /** What is wrong at a field itself, not at the fields inside it. Paths are from the root. */
  issues(path: string): Issue[] {
    return this.cells.read(`issues ${path}`, () => {
      const node = fieldAt(this.form, path);
      return node?.asked && node.field.kind !== 'information' && this.applies(path) ? issuesAt(this, node.field, path) : [];
    });
  }

  /** Concrete paths of the asked fields that apply, in the order they stand, holders before what they hold. */
  *paths(nodes: readonly FormField[], prefix = ''): Generator<string> {
    for (const node of nodes) {
      const path = prefix + node.field.name;
      if (!node.asked || !this.applies(path)) continue;
      yield path;
      if (node.field.kind === 'list') {
        for (let at = 0; at < this.count(path); at++) yield* this.paths(node.children, `${path}.${at}.`);
      } else {
        yield* this.paths(node.children, `${path}.`);
      }
    }
  }

  /** A step as it stands: it is there when its condition holds and it has something to ask or say. */
  step(id: string): { applies: boolean; issues: Issue[] } {
    return this.cells.read(`step ${id}`, () => {
      const { fields, step } = this.form.steps.find(({ step }) => step.id === id)!;
      // An exit that applies is never complete: nobody gets past it, on the page or on the server.
      if (step.exit) {
        const applies = this.stepApplies(id);
        return { applies, issues: applies ? [{ path: '', code: 'exit', params: { step: id } }] : [] };
      }
      const issues = this.cells.row(`issues of ${id}`, fields, (node) => [...this.paths([node])].flatMap((path) => this.issues(path)));
      return { applies: this.stepApplies(id), issues };
    });
  }

  /** Whether nothing in a step is wrong or missing; what only warns is neither. */
  complete(id: string): boolean {
    return this.cells.read(`complete ${id}`, () => {
      const { fields, step } = this.form.steps.find(({ step }) => step.id === id)!;
      if (step.exit) return !this.stepApplies(id);
      const right = (path: string) => this.issues(path).every(({ severity }) => severity === 'warning');
      return this.cells.every(`complete ${id}`, fields, (node) => [...this.paths([node])].every(right));
    });
  }

  /** Whether a step is there, without reading its answers. */
  stepApplies(id: string): boolean {
    return this.cells.read(`applies #${id}`, () => {
      const { fields, step } = this.form.steps.find(({ step }) => step.id === id)!;
      if (step.exit) return step.when === undefined || truthy(this.rule(step.when));
      return !this.paths(fields).next().done;
    });
  }
}

/** The cells that read the input at a path of a field, or of the branch of a choice, themselves. */
export const inputCells = (path: string): string[] => ['field', 'parsed', 'issues', 'branch'].map((cell) => `${cell} ${path}`);
