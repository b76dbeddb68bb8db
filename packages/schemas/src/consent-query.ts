import * as z from 'zod/mini';
import { ConsentTextRef } from './consent-record.ts';

/** "Is there a valid consent, and which?" A person by number is asked for in the body, never in an address. */
export const ConsentQuery = z.strictObject({
  subject: z.union([
    z.strictObject({ kind: z.enum(['person', 'child', 'company']), id: z.string().check(z.minLength(1)) }),
    z.strictObject({ kind: z.enum(['person', 'child', 'company']), number: z.string().check(z.maxLength(40)) }),
  ]),
  /** Id of the consent's text: one consent, one purpose. */
  purpose: z.string(),
  /** Where several solutions ask for consents of that id. */
  solution: z.optional(z.string()),
  /** ISO 8601 instant to judge by. Default: now, by the server's clock. */
  at: z.optional(z.iso.datetime({ offset: true })),
});
export type ConsentQuery = z.infer<typeof ConsentQuery>;

/** `valid` only when it was given, holds at that instant, and nobody else's consent to the same request is missing. */
export const ConsentVerdict = z.object({
  valid: z.boolean(),
  /** The consent that holds, or else the newest there is. */
  consentId: z.optional(z.uuid()),
  text: z.optional(ConsentTextRef),
  givenAt: z.optional(z.string()),
  validUntil: z.optional(z.string()),
  /** Why not. `others`: this person has consented, but not everybody who must. */
  reason: z.optional(z.enum(['none', 'requested', 'refused', 'withdrawn', 'expired', 'invalidated', 'others'])),
});
export type ConsentVerdict = z.infer<typeof ConsentVerdict>;

/** Is a chain of consent events whole? The first event that does not fit, when it is not. */
export const ChainVerdict = z.object({
  whole: z.boolean(),
  events: z.int(),
  /** Hash of the newest event: who keeps it can tell later that nothing before it was changed. */
  head: z.string(),
  firstBreak: z.optional(
    z.object({
      /** Place in the chain, from 1. */
      position: z.int(),
      why: z.enum(['missing', 'previous', 'changed', 'persons', 'end-missing']),
    }),
  ),
});
export type ChainVerdict = z.infer<typeof ChainVerdict>;
