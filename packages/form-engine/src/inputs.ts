import type { Json } from '@faelles/schemas/json.js';

/** Inputs with one place changed; what is not on the way stays the same object. A place is made if it is not there. */
export function withInput(inputs: Json | undefined, path: readonly string[], input: Json | undefined): Json {
  const [step, ...rest] = path as [string, ...string[]];
  if (/^\d+$/.test(step)) {
    const list = Array.isArray(inputs) ? [...inputs] : [];
    while (list.length <= Number(step)) list.push({});
    list[Number(step)] = rest.length ? withInput(list[Number(step)], rest, input) : (input ?? {});
    return list;
  }
  const holder = typeof inputs === 'object' && inputs !== null && !Array.isArray(inputs) ? inputs : {};
  const own = Object.hasOwn(holder, step) ? holder[step] : undefined;
  const next = rest.length ? withInput(own, rest, input) : input;
  if (next !== undefined) return { ...holder, [step]: next };
  return Object.fromEntries(Object.entries(holder).filter(([name]) => name !== step));
}
