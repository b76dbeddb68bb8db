import * as z from 'zod/mini';

/**
 * Every way an answer can be wrong. The list is closed so that dictionaries can be complete;
 * a definition's own `checks` use `check` and carry their own words.
 */
export const issueCodes = [
  'required', 'type', 'format', 'too-short', 'too-long', 'too-small', 'too-large', 'not-integer', 'option',
  'date-invalid', 'date-incomplete', 'date-too-early', 'date-too-late', 'period-order',
  'cpr-date', 'cpr-replacement', 'cvr-check', 'check-digit', 'length',
  'file-type', 'file-size', 'file-count', 'file-missing', 'file-infected', 'too-few', 'too-many', 'check', 'not-applicable', 'unknown-field', 'exit', 'source-mismatch', 'same-person',
] as const;
export const IssueCode = z.enum(issueCodes);
export type IssueCode = z.infer<typeof IssueCode>;

/**
 * What is wrong, where, in no language: the words are found when it is shown.
 * `path` is a dot path of names and list indexes (`periods.0.from`); `params` never holds what the citizen wrote.
 */
export const Issue = z.object({
  path: z.string(),
  code: IssueCode,
  /** A warning does not keep the citizen from going on. Default: error. */
  severity: z.optional(z.enum(['error', 'warning'])),
  params: z.optional(z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]))),
});
export type Issue = z.infer<typeof Issue>;
