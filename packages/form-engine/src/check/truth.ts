import type { Json, Rule } from '@faelles/schemas/json.js';
import { analyse } from '../rules/analyse.ts';
import { evaluate, isRule, truthy } from '../rules/evaluate.ts';
import { scopeOf } from '../rules/scope.ts';

/** What a variable is known to be: a value, nothing at all (`absent`), or not known. */
export type Reading = { value: Json } | { absent: true } | undefined;

/** What is known while a rule is looked at without answers. */
export type Known = {
  /** A variable as the rule writes it. */
  read(path: string): Reading;
  /** Whether a condition that cannot be worked out is supposed to hold; undefined when nothing is supposed. */
  suppose(condition: Rule): boolean | undefined;
};

/** Decide for themselves which arguments are worked out, or read more than their arguments. */
const BEYOND_ARGUMENTS = new Set(['var', 'missing', 'missing_some', 'today', 'age', 'filter', 'map', 'reduce', 'all', 'some', 'none']);

const argumentsOf = (given: Json): Json[] => (Array.isArray(given) ? given : [given]);

/** Does a rule give the same whatever is answered, on whatever day? Inside a loop only the item is seen. */
function isConstant(rule: Json): boolean {
  const { uses, operations } = analyse(rule);
  return uses.every(({ over }) => over === '') && !operations.includes('today') && !operations.includes('age');
}

/** Would this value be taken for a rule when it is put into one? */
function looksLikeRule(value: Json): boolean {
  return isRule(value) || (Array.isArray(value) && value.some(looksLikeRule));
}

/** The value of a rule as far as it is certain; undefined when it is not. */
export function valueOf(rule: Json, known: Known): { value: Json } | undefined {
  if (Array.isArray(rule)) {
    const parts = rule.map((part) => valueOf(part, known));
    return parts.every((part) => part !== undefined) ? { value: parts.map(({ value }) => value) } : undefined;
  }
  if (!isRule(rule)) return { value: rule };
  const [name, given] = Object.entries(rule)[0]!;
  const args = argumentsOf(given);
  if (name === 'var') {
    const [path, other] = args;
    if (typeof path !== 'string' || path === '') return undefined;
    const found = known.read(path);
    if (!found || 'value' in found) return found;
    return other === undefined ? { value: null } : valueOf(other, known);
  }
  if (name === '!' || name === '!!' || name === 'and' || name === 'or' || name === 'if' || name === '?:') {
    const taken = takenOf(name, args, known);
    return taken === undefined || 'truth' in taken ? taken && { value: taken.truth } : valueOf(taken.rule, known);
  }
  if (BEYOND_ARGUMENTS.has(name)) return isConstant(rule) ? { value: evaluate(rule, scopeOf({})) } : undefined;
  const worked = args.map((arg) => valueOf(arg, known));
  if (!worked.every((part) => part !== undefined)) return undefined;
  const values = worked.map(({ value }) => value);
  return values.some(looksLikeRule) ? undefined : { value: evaluate({ [name]: values }, scopeOf({})) };
}

/** Of an operation that chooses among its arguments: the one it gives, or its own truth. */
function takenOf(name: string, args: Json[], known: Known): { rule: Json } | { truth: boolean } | undefined {
  if (name === '!' || name === '!!') {
    const truth = truthOf(args[0] ?? null, known);
    return truth === undefined ? undefined : { truth: name === '!!' ? truth : !truth };
  }
  if (name === 'and' || name === 'or') {
    for (const arg of args.slice(0, -1)) {
      const truth = truthOf(arg, known);
      if (truth === undefined) return undefined;
      if (truth === (name === 'or')) return { rule: arg };
    }
    return args.length ? { rule: args.at(-1)! } : undefined;
  }
  let at = 0;
  for (; at < args.length - 1; at += 2) {
    const truth = truthOf(args[at]!, known);
    if (truth === undefined) return undefined;
    if (truth) return { rule: args[at + 1]! };
  }
  return { rule: at < args.length ? args[at]! : null };
}

/**
 * Whether a condition holds, as far as that is certain: never a guess. What is undefined may go either way.
 * Sound because each answer rests on known values only: `and` is false when one part is, whatever the others are.
 */
export function truthOf(rule: Rule, known: Known): boolean | undefined {
  if (isRule(rule)) {
    const [name, given] = Object.entries(rule)[0]!;
    const args = argumentsOf(given);
    if ((name === 'and' || name === 'or') && args.length) {
      const truths = args.map((arg) => truthOf(arg, known));
      if (truths.includes(name === 'or')) return name === 'or';
      return truths.includes(undefined) ? undefined : name === 'and';
    }
    if (name === '!' || name === '!!' || name === 'if' || name === '?:') {
      const taken = takenOf(name, args, known);
      if (taken) return 'truth' in taken ? taken.truth : truthOf(taken.rule, known);
      return undefined;
    }
  }
  const found = valueOf(rule, known);
  return found ? truthy(found.value) : known.suppose(rule);
}
