/** Are two pieces of plain data the same? A member that is undefined counts as absent. */
export function sameJson(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || !a || !b || Array.isArray(a) !== Array.isArray(b)) return false;
  if (Array.isArray(a)) return a.length === (b as unknown[]).length && a.every((item, at) => item === (b as unknown[])[at] || sameJson(item, (b as unknown[])[at]));
  const left = a as Record<string, unknown>;
  const right = b as Record<string, unknown>;
  const keys = (of: Record<string, unknown>) => Object.keys(of).filter((key) => of[key] !== undefined);
  const names = keys(left);
  return names.length === keys(right).length && names.every((key) => Object.hasOwn(right, key) && sameJson(left[key], right[key]));
}
