import * as z from 'zod/mini';
import { isoDate } from './identifiers/dates-and-amounts.ts';
import { Href } from './text.ts';

/** ISO 8601 duration of whole days, weeks or months: P14D, P4W, P1M. */
export const WholeDuration = z.string().check(z.regex(/^P(\d+D|\d+W|\d+M)$/));

/**
 * When an answer can be expected, and what the promise rests on. One of `duration`, `workingDays` and `date`.
 */
export const ProcessingTime = z.strictObject({
  basis: z.enum(['statute', 'published-deadline', 'estimate']),
  duration: z.optional(WholeDuration),
  /** Working days in the authority's calendar, the first one after the day it counts from. */
  workingDays: z.optional(z.int().check(z.minimum(1), z.maximum(250))),
  /** The same day for everybody. */
  date: z.optional(isoDate),
  countsFrom: z.enum(['received', 'fully-informed']),
  href: z.optional(Href),
  /** The citizen is told, with a new date, when it cannot be kept (retssikkerhedsloven § 3, stk. 2). */
  lateNotice: z.optional(z.boolean()),
});
export type ProcessingTime = z.infer<typeof ProcessingTime>;
