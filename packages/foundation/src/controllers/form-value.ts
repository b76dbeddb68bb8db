import type { Json } from '@faelles/schemas/json.js';

/**
 * What a field contributes to a form: the value that is submitted, and the state that is restored.
 * Give it at once when the value changes, not after rendering: `new FormData(form)` in the same tick must be right.
 *
 * @param name the field's name, for values of several entries
 * @param value canonical value, or the raw input while it cannot be understood; `undefined` contributes nothing
 * @param input what the citizen typed, given back by `restored`; `undefined` keeps no state: browsers write it to disk
 *   for "restore tabs" (CPR numbers, health text)
 */
export function giveValue(internals: ElementInternals, name: string, value: Json | undefined, input: Json | undefined): void {
  internals.setFormValue(entries(name, value), input === undefined ? null : JSON.stringify(input));
}

/** The input kept in a restored state. */
export function restored(state: unknown): Json | undefined {
  return typeof state === 'string' ? (JSON.parse(state) as Json) : undefined;
}

/**
 * A list gives one entry per item under the same name, an object one per member (`address.street`); empty is absent.
 * An upload is submitted by its reference, which is plain data.
 */
function entries(name: string, value: Json | undefined): FormData | string | null {
  if (value === undefined || value === null || value === '') return null;
  if (typeof value !== 'object') return String(value);
  const data = new FormData();
  const put = (key: string, item: Json) =>
    data.append(key, typeof item === 'object' ? JSON.stringify(item) : String(item));
  if (Array.isArray(value)) value.forEach((item) => put(name, item));
  else for (const [key, item] of Object.entries(value)) if (item) put(`${name}.${key}`, item);
  return [...data].length ? data : null;
}
