import * as z from 'zod/mini';

/** What happened on the way, never who did it or what they wrote. */
export const FollowUpEvent = z.strictObject({
  type: z.enum(['started', 'step-shown', 'step-completed', 'error-shown', 'saved', 'resumed', 'submitted', 'paid', 'abandoned']),
  solution: z.string(),
  definitionVersion: z.string(),
  /** Random per visit, kept in memory only. */
  visit: z.uuid(),
  at: z.string(),
  step: z.optional(z.string()),
  /** Path of the field and the rule it broke; no values. */
  field: z.optional(z.string()),
  rule: z.optional(z.string()),
  language: z.optional(z.string()),
});
export type FollowUpEvent = z.infer<typeof FollowUpEvent>;
