import type { Json, Rule } from '@faelles/schemas/json.js';
import type { Scope } from './scope.ts';

// JsonLogic (jsonlogic.com) over a scope. Why not a library: its operations live in one registry per page that every
// copy of every component would write to; it reads through prototypes; nothing stops a rule that doubles a list in a
// loop; and it wants all data at once, where the store must know which answers a rule has read. A property test holds
// this evaluator to json-logic-js, operation by operation (test/form-engine/jsonlogic.test.ts).
//
// Here are the operations that most conditions of forms are made of, for pages whose first bytes count; the rest is in
// `more.ts`. Who is no page takes `evaluate.ts`, which has them all.

/** Steps and letters one evaluation may use. The rules of a long form take a few hundred. */
const BUDGET = 20_000;

/** One evaluation under way. */
export type Run = { scope: Scope; left: number };

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

/** What `var` reads: the value at a path, or the `other` one, or null. */
export const variable = (run: Run, path: Json | undefined, other?: Json): Json => {
  const found = run.scope.get(String(path ?? ''));
  return found === undefined ? (other ?? null) : found;
};

// Loose comparison and JavaScript's own coercion are what JsonLogic prescribes, so the operands are `any` here.
/* eslint-disable @typescript-eslint/no-explicit-any, eqeqeq */
/** Operations over arguments that are worked out. */
export const operations: Record<string, (args: any[], run: Run) => unknown> = {
  var: ([path, other], run) => variable(run, path, other),
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
  in: ([a, b]) => !!b && (typeof b === 'string' || Array.isArray(b)) && b.indexOf(a as never) !== -1,
};
/* eslint-enable */

/** The last argument that was worked out: all of them, unless one has the truth that ends it. */
const until = (end: boolean) => (args: Json[], run: Run) => {
  let last: unknown;
  for (const arg of args) if (truthy((last = work(arg, run))) === end) break;
  return last;
};

/** Operations that decide for themselves which of their arguments are worked out, and over what. */
export const special: Record<string, (args: Json[], run: Run) => unknown> = { and: until(false), or: until(true) };

/** A value's size counts too: what is small to say (`merge` twice) must not become big to hold. */
function size(value: unknown): number {
  return typeof value === 'string' ? value.length / 16 : Array.isArray(value) ? value.length : 0;
}

/** Works out a rule or a part of one. */
export function work(rule: Json, run: Run): unknown {
  spend(run, 1);
  if (Array.isArray(rule)) return rule.map((part) => work(part, run));
  if (!isRule(rule)) return rule;
  const name = Object.keys(rule)[0]!;
  const given = rule[name]!;
  const args = Array.isArray(given) ? given : [given];
  if (Object.hasOwn(special, name)) return special[name]!(args, run);
  const worked = args.map((arg) => work(arg, run));
  const found = Object.hasOwn(operations, name) ? operations[name]!(worked, run) : undefined;
  spend(run, size(found));
  return found;
}

const MORE = /\{"(?:[-+*/%]|\?:|if|missing|missing_some|cat|substr|min|max|merge|filter|map|reduce|all|some|none|today|days-between|add-days|add-months|age|round-ore|present)":/;

/** Is there a rule in this data, a definition or a part of one, that needs the operations of `more.ts`? */
export function needsMore(data: unknown): boolean {
  return !operations.cat && MORE.test(JSON.stringify(data) ?? '');
}

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
