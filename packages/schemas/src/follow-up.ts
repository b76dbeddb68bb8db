import * as z from 'zod/mini';
import { Name, Slug } from './field.ts';
import { IssueCode } from './issue.ts';

/** Dot path of a field, names and numbers of entries only: `periods.0.from`. */
const FieldPath = z.string().check(
  z.maxLength(200),
  z.refine((path) => path.split('.').every((part, at) => (at > 0 && /^\d{1,4}$/.test(part)) || z.safeParse(Name, part).success)),
);

/**
 * What happened in a form, as the form itself tells it. Ids of steps, names of fields and codes of rules stand in the
 * definition; there is no member that could hold what somebody wrote.
 */
export const FollowUpNote = z.strictObject({
  /** `submitted` is told by a form when the citizen sends, in the contract only when the server has taken it. */
  type: z.enum(['started', 'step-shown', 'step-completed', 'error-shown', 'saved', 'resumed', 'submitted', 'paid', 'abandoned']),
  step: z.optional(Slug),
  /** Path of the field and the rule it broke; no values. */
  field: z.optional(FieldPath),
  rule: z.optional(IssueCode),
});
export type FollowUpNote = z.infer<typeof FollowUpNote>;

/** What happened on the way, never who did it or what they wrote. */
export const FollowUpEvent = z.extend(FollowUpNote, {
  solution: Slug,
  definitionVersion: z.string().check(z.regex(/^\d+\.\d+\.\d+$/)),
  /** Random per visit, kept in memory only. */
  visit: z.uuid(),
  /** ISO 8601 instant. */
  at: z.string().check(z.regex(/^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)$/)),
  language: z.optional(z.string().check(z.regex(/^[a-z]{2,3}(-[A-Za-z]{2,4})?$/))),
});
export type FollowUpEvent = z.infer<typeof FollowUpEvent>;
