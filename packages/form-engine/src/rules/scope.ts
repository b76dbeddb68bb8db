import type { Json } from '@faelles/schemas/json.js';

/** What a rule can see. */
export type Scope = {
  /** The value at a dot path, or undefined when there is none. */
  get(path: string): Json | undefined;
  /** ISO date; without it `today` is null. */
  today?: string | undefined;
};

/** The members of JSON data itself, step by step: `constructor` and `__proto__` are names like any other. */
export function descend(data: Json | undefined, path: string): Json | undefined {
  let at = data;
  for (const step of path === '' ? [] : path.split('.')) {
    if (at === null || at === undefined || !Object.hasOwn(at as object, step)) return undefined;
    at = (at as { [key: string]: Json })[step];
  }
  return at;
}

/** A scope over JSON data. */
export function scopeOf(data: Json | undefined, today?: string): Scope {
  return { get: (path) => descend(data, path), today };
}
