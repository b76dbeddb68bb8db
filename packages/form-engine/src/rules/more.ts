import type { Json } from '@faelles/schemas/json.js';
import { operations, special, truthy, variable, work, type Run } from './core.ts';
import { namedOperations } from './operations.ts';
import { scopeOf } from './scope.ts';

type Args = (Json | undefined)[];

const missing = (run: Run, keys: Args) => keys.filter((key) => ['', null].includes(variable(run, key, null) as never)) as Json[];

const rest: typeof operations = {
  missing: (args, run) => missing(run, Array.isArray(args[0]) ? args[0] : args),
  missing_some: ([need, keys], run) => {
    const gone = missing(run, keys);
    return keys.length - gone.length >= need ? [] : gone;
  },
  '%': ([a, b]) => a % b,
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

const branches = (args: Json[], run: Run): unknown => {
  let at = 0;
  for (; at < args.length - 1; at += 2) if (truthy(work(args[at]!, run))) return work(args[at + 1]!, run);
  return at < args.length ? work(args[at]!, run) : null;
};

const loops: typeof special = {
  if: branches,
  '?:': branches,
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

/** From now on rules know every operation there is. */
export function learnOperations(): void {
  if (operations.cat) return;
  for (const [name, run] of Object.entries(namedOperations)) operations[name] = (args, { scope }) => run(args, scope.today);
  Object.assign(operations, rest);
  Object.assign(special, loops);
}
