/** Nothing answered: not set, blank text, an empty list, or parts that are all empty. */
export function isEmpty(input: unknown): boolean {
  if (typeof input === 'string') return !input.trim();
  return input === undefined || input === null || (typeof input === 'object' && Object.values(input).every(isEmpty));
}
