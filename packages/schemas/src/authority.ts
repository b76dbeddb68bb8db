import * as z from 'zod/mini';
import { Href, Text } from './text.ts';
import { WorkingCalendar } from './working-days.ts';
import { cvrNumber } from './identifiers/cvr-schema.ts';
import { municipalityCode } from './identifiers/municipality-schema.ts';

/** How to reach the authority; at least a phone number or an address should be there for who cannot go on digitally. */
export const Contact = z.strictObject({
  phone: z.optional(z.string()),
  email: z.optional(z.string()),
  url: z.optional(Href),
  /** Where Digital Post is written to. */
  digitalPost: z.optional(Href),
  address: z.optional(z.array(z.string())),
  hours: z.optional(Text),
});
export type Contact = z.infer<typeof Contact>;

/** The sender of the solution (requirement 2.7 of the joint guide: show who asks). */
export const Authority = z.strictObject({
  name: Text,
  cvr: cvrNumber,
  municipalityCode: z.optional(municipalityCode),
  contact: Contact,
  /** Days without work, where a promise counts working days. Not on receipts, which hold the day it comes to. */
  calendar: z.optional(WorkingCalendar),
});
export type Authority = z.infer<typeof Authority>;
