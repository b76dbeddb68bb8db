/**
 * Why an identifier was not accepted. The codes are issue codes: `error.<kind>.<code>` puts them into words.
 *
 * - `format`: signs that do not belong there, or in the wrong place
 * - `length`: only digits, but too few or too many
 * - `option`: well formed, but not on the list
 * - `cpr-date`: the first six digits are no day in the calendar
 * - `cpr-replacement`: a replacement number where only real CPR numbers are allowed
 * - `cvr-check`, `check-digit`: the check digit does not fit: most often a slip of the finger
 */
export type IdentifierCode =
  | 'format'
  | 'length'
  | 'too-long'
  | 'too-large'
  | 'option'
  | 'cpr-date'
  | 'cpr-replacement'
  | 'cvr-check'
  | 'check-digit';

/** An accepted identifier in its canonical form, and what else it tells. */
export type Accepted<Value = string, Extra extends object = object> = { ok: true; value: Value } & Extra;

/** A refused identifier. It never holds what was typed, so it is safe to log. */
export type Refused = { ok: false; code: IdentifierCode; params?: Record<string, string | number> };

/** What every parse function of this folder returns. None of them throws. */
export type Parsed<Value = string, Extra extends object = object> = Accepted<Value, Extra> | Refused;

/** Builds a refusal. */
export function refuse(code: IdentifierCode, params?: Record<string, string | number>): Refused {
  return params ? { ok: false, code, params } : { ok: false, code };
}
