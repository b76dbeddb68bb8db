import fc from 'fast-check';

/** `ok <value>` or the code: one line per vector in a table. */
export function outcome(parsed: { ok: true; value: unknown } | { ok: false; code: string }): string {
  if (!parsed.ok) return parsed.code;
  return `ok ${typeof parsed.value === 'object' ? JSON.stringify(parsed.value) : parsed.value}`;
}

/** Text of exactly so many digits. */
export const digits = (length: number): fc.Arbitrary<string> =>
  fc.array(fc.nat(9), { minLength: length, maxLength: length }).map((list) => list.join(''));

/** The number with the digit at a place replaced by another one (`by` 1–9). */
export function changeOneDigit(number: string, at: number, by: number): string {
  return number.slice(0, at) + ((Number(number[at]) + by) % 10) + number.slice(at + 1);
}
