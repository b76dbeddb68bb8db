import type { Json, Rule } from '@faelles/schemas/json.js';
import { namedOperations } from './operations.ts';
import { descend, scopeOf, type Scope } from './scope.ts';

// JsonLogic (jsonlogic.com) over a scope. Why not a library: its operations live in one registry per page that every
// copy of every component would write to; it reads through prototypes; nothing stops a rule that doubles a list in a
// loop; and it wants all data at once, where the store must know which answers a rule has read. A property test holds
// this evaluator to json-logic-js, operation by operation (test/form-engine/jsonlogic.test.ts).

/** Steps and letters one evaluation may use. The rules of a long form take a few hundred. */
const BUDGET = 20_000;

type Run = { scope: Scope; left: number };
type Args = (Json | undefined)[];

/** JsonLogic's own truth: an empty list is false. */
export function truthy(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : !!value;
}

/** Is this a rule, not plain data? An object with exactly one member. */
export function isRule(value: unknown): value is { [operation: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length === 1;
}

function spend(run: Run, steps: number): void {
  run.left -= steps;
  if (run.left < 0) throw new RangeError('A rule took too many steps');
}

const variable = (run: Run, path: Json | undefined, other: Json | undefined): Json => {
  const found = run.scope.get(path === undefined || path === null ? '' : String(path));
  return found === undefined ? (other === undefined ? null : other) : found;
};

const missing = (run: Run, keys: Args) =>
  keys.filter((key) => ['', null].includes(variable(run, key, null) as never)) as Json[];

// Loose comparison and JavaScript's own coercion are what JsonLogic prescribes, so the operands are `any` here.
/* eslint-disable @typescript-eslint/no-explicit-any, eqeqeq */
const operations: Record<string, (args: any[], run: Run) => unknown> = {
  var: ([path, other], run) => variable(run, path, other),
  missing: (args, run) => missing(run, Array.isArray(args[0]) ? args[0] : args),
  missing_some: ([need, keys], run) => {
    const gone = missing(run, keys);
    return keys.length - gone.length >= need ? [] : gone;
  },
  '==': ([a, b]) => a == b,
  '===': ([a, b]) => a === b,
  '!=': ([a, b]) => a != b,
  '!==': ([a, b]) => a !== b,
  '>': ([a, b]) => a > b,
  '>=': ([a, b]) => a >= b,
  '<': ([a, b, c]) => a < b && (c === undefined || b < c),
  '<=': ([a, b, c]) => a <= b && (c === undefined || b <= c),
  '!!': ([a]) => truthy(a),
  '!': ([a]) => !truthy(a),
  '%': ([a, b]) => a % b,
  in: ([a, b]) => !!b && (typeof b === 'string' || Array.isArray(b)) && b.indexOf(a as never) !== -1,
  cat: (args) => args.join(''),
  substr: ([source, start, end]) => {
    const text = String(source);
    if (end >= 0 || end === undefined || end === null) return text.substr(start, end ?? undefined);
    const rest = text.substr(start);
    return rest.substr(0, rest.length + end);
  },
  '+': (args) => args.reduce((a, b) => a + parseFloat(b), 0),
  '*': (args) => args.reduce((a, b) => parseFloat(a) * parseFloat(b)),
  '-': ([a, b]) => (b === undefined ? -a : a - b),
  '/': ([a, b]) => a / b,
  min: (args) => Math.min(...args),
  max: (args) => Math.max(...args),
  merge: (args) => args.flat(),
};
/* eslint-enable */

/** Operations that decide for themselves which of their arguments are worked out, and over what. */
const special: Record<string, (args: Json[], run: Run) => unknown> = {
  if: (args, run) => {
    let at = 0;
    for (; at < args.length - 1; at += 2) if (truthy(work(args[at]!, run))) return work(args[at + 1]!, run);
    return at < args.length ? work(args[at]!, run) : null;
  },
  '?:': (args, run) => special.if!(args, run),
  and: (args, run) => {
    let last: unknown;
    for (const arg of args) if (!truthy((last = work(arg, run)))) break;
    return last;
  },
  or: (args, run) => {
    let last: unknown;
    for (const arg of args) if (truthy((last = work(arg, run)))) break;
    return last;
  },
  filter: ([list, rule], run) => items(list, run).filter((item) => truthy(inside(rule!, item, run))),
  map: ([list, rule], run) => items(list, run).map((item) => inside(rule!, item, run) as Json),
  reduce: ([list, rule, first], run) =>
    items(list, run).reduce<Json>(
      (accumulator, current) => inside(rule!, { current, accumulator }, run) as Json,
      first === undefined ? null : (work(first, run) as Json),
    ),
  all: ([list, rule], run) => {
    const all = items(list, run);
    return all.length > 0 && all.every((item) => truthy(inside(rule!, item, run)));
  },
  some: ([list, rule], run) => items(list, run).some((item) => truthy(inside(rule!, item, run))),
  none: ([list, rule], run) => !items(list, run).some((item) => truthy(inside(rule!, item, run))),
};

function items(list: Json | undefined, run: Run): Json[] {
  const found = work(list ?? null, run);
  return Array.isArray(found) ? found : [];
}

/** Inside a loop only the item is seen, as JsonLogic has it. */
function inside(rule: Json, item: Json, run: Run): unknown {
  const inner: Run = { scope: scopeOf(item, run.scope.today), left: run.left };
  const found = work(rule, inner);
  run.left = inner.left;
  return found;
}

/** A value's size counts too: what is small to say (`merge` twice) must not become big to hold. */
function size(value: unknown): number {
  return typeof value === 'string' ? value.length / 16 : Array.isArray(value) ? value.length : 0;
}

function work(rule: Json, run: Run): unknown {
  spend(run, 1);
  if (Array.isArray(rule)) return rule.map((part) => work(part, run));
  if (!isRule(rule)) return rule;
  const name = Object.keys(rule)[0]!;
  const given = rule[name]!;
  const args = Array.isArray(given) ? given : [given];
  if (Object.hasOwn(special, name)) return special[name]!(args, run);
  const worked = args.map((arg) => work(arg, run)) as Args;
  const found =
    Object.hasOwn(operations, name) ? operations[name]!(worked, run)
    : Object.hasOwn(namedOperations, name) ? namedOperations[name]!(worked, run.scope.today)
    : undefined;
  spend(run, size(found));
  return found;
}

/** Every operation a rule may use. `log` and `method` of other JsonLogics are not among them. */
export const knownOperations: ReadonlySet<string> = new Set([
  ...Object.keys(operations), ...Object.keys(special), ...Object.keys(namedOperations),
]);

/**
 * What a rule gives over a scope. Never throws and always ends: what cannot be worked out, takes too long or is no
 * number is null. A wrong rule is found when its definition is checked, not while somebody fills in a form.
 */
export function evaluate(rule: Rule | undefined, scope: Scope): Json {
  if (typeof rule !== 'object' || rule === null) return rule ?? null;
  try {
    const found = work(rule, { scope, left: BUDGET });
    if (typeof found === 'number') return Number.isFinite(found) ? found || 0 : null;
    return found === undefined ? null : (found as Json);
  } catch {
    return null;
  }
}

export { descend };
