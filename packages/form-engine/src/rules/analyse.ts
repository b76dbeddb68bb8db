import type { Json, Rule } from '@faelles/schemas/json.js';
import { isRule } from './evaluate.ts';

/** One use of a variable. */
export type Use = {
  /** The dot path as written; undefined when a rule works it out, which nobody can check. */
  path: string | undefined;
  /** The list that is looped over when the path is relative to its items; '' when that is no plain variable. */
  over?: string;
};

/** What a rule names, found without running it. */
export type Analysis = { uses: Use[]; operations: string[]; nodes: number; depth: number };

const LOOPS = new Set(['filter', 'map', 'reduce', 'all', 'some', 'none']);

function variable(rule: Json | undefined): string | undefined {
  if (!isRule(rule) || !Object.hasOwn(rule, 'var')) return undefined;
  const [path] = [rule.var!].flat();
  return typeof path === 'string' || typeof path === 'number' ? String(path) : undefined;
}

/** Takes a rule apart: the variables it reads, the operations it uses, and how big it is. */
export function analyse(rule: Rule | undefined): Analysis {
  const uses: Use[] = [];
  const operations = new Set<string>();
  let nodes = 0;
  let deepest = 0;
  const walk = (part: Json | undefined, depth: number, over: string | undefined): void => {
    nodes += 1;
    deepest = Math.max(deepest, depth);
    // Deeper than any check allows: said by `depth`, and walking on could end in a full stack.
    if (depth > 200) return;
    if (Array.isArray(part)) return part.forEach((item) => walk(item, depth + 1, over));
    if (!isRule(part)) return;
    const name = Object.keys(part)[0]!;
    const args = [part[name]!].flat();
    operations.add(name);
    const use = (path: string | undefined) => uses.push(over === undefined ? { path } : { path, over });
    if (name === 'var') {
      use(part.var === null || !args.length || args[0] === null ? '' : variable(part));
      args.slice(1).forEach((arg) => walk(arg, depth + 1, over));
      if (typeof args[0] === 'object') walk(args[0], depth + 1, over);
    } else if (name === 'missing' || name === 'missing_some') {
      const keys = name === 'missing' ? args : [args[1] ?? []].flat();
      for (const key of keys.flat()) use(typeof key === 'string' ? key : undefined);
      keys.forEach((key) => typeof key === 'object' && walk(key, depth + 1, over));
    } else if (LOOPS.has(name)) {
      walk(args[0], depth + 1, over);
      const list = variable(args[0]);
      walk(args[1], depth + 1, over === undefined && list !== undefined ? list : '');
      args.slice(2).forEach((arg) => walk(arg, depth + 1, over));
    } else {
      args.forEach((arg) => walk(arg, depth + 1, over));
    }
  };
  walk(rule, 0, undefined);
  return { uses, operations: [...operations], nodes, depth: deepest };
}

/** The paths of the answers and computed values a rule reads, each once; items of a loop count as their list. */
export function dependencies(rule: Rule | undefined): string[] {
  const paths = analyse(rule).uses.map((use) => (use.over === undefined ? use.path : use.over));
  return [...new Set(paths.filter((path): path is string => !!path))];
}
