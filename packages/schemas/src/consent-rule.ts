import * as z from 'zod/mini';

/** An ISO 8601 duration of whole days, weeks, months or years. */
const Duration = z.string().check(z.regex(/^P(\d+D|\d+W|\d+M|\d+Y)$/));

/**
 * Who must answer a consent together, and how many of them must say yes: both holders of custody are `all-of`.
 * Parties are ids of the definition's `parties`; `applicant` is the one who fills in the form.
 */
export const ConsentParties = z.strictObject({
  ids: z.array(z.string()).check(z.minLength(1), z.maxLength(20)),
  required: z.enum(['all-of', 'any-of', 'n-of']),
  /** How many of them, for `n-of`. */
  count: z.optional(z.int().check(z.minimum(1))),
  /** How long after submission the parties may answer. Then what is pending has expired. */
  deadline: Duration,
  /** How long after the invitation a party that has not answered is reminded. Default: not at all. */
  remindAfter: z.optional(Duration),
  /**
   * What a refusal or a passed deadline means for the application. `stop` (default): it cannot be treated and waits for
   * the applicant to withdraw it. `go-on`: it goes on, and the record says that consent was not given.
   */
  whenRefused: z.optional(z.enum(['stop', 'go-on'])),
});
export type ConsentParties = z.infer<typeof ConsentParties>;
