/** Whether two answers, or two pieces of input, are the same: JSON is compared by what it says. */
export function same(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
