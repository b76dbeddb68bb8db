import type { Json, Rule } from '@faelles/schemas/json.js';
import { evaluate as work, operations, special } from './core.ts';
import { learnOperations } from './more.ts';
import type { Scope } from './scope.ts';

learnOperations();

/** Every operation a rule may use. `log` and `method` of other JsonLogics are not among them. */
export const knownOperations: ReadonlySet<string> = new Set([...Object.keys(operations), ...Object.keys(special)]);

/** What a rule gives over a scope, with every operation known; see `core.ts`. */
export function evaluate(rule: Rule | undefined, scope: Scope): Json {
  return work(rule, scope);
}

export { isRule, truthy } from './core.ts';
