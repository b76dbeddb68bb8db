import * as z from 'zod/mini';
import { isoDate } from './identifiers/dates-and-amounts.ts';

/**
 * The days on which an authority does not work. Input, never built in: holidays change by law (Store Bededag is none since
 * 2024), and closed days are each authority's own. Saturdays and Sundays need not be listed.
 */
export const WorkingCalendar = z.strictObject({
  /** Public holidays by year, `"2026": ["2026-12-25", …]`. A year that is not listed is a year nobody can count in. */
  holidays: z.record(z.string().check(z.regex(/^\d{4}$/)), z.array(isoDate)),
  /** Days on which this authority is closed beside the holidays, as 24 and 31 December. */
  closedDays: z.optional(z.array(isoDate)),
});
export type WorkingCalendar = z.infer<typeof WorkingCalendar>;
