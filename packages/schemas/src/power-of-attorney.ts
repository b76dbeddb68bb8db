import * as z from 'zod/mini';
import { Text } from './text.ts';

/** What somebody may do for another: look, also write and be written to, or act. Each includes the ones before. */
export const powerLevels = ['read', 'contact', 'act'] as const;
export const PowerLevel = z.enum(powerLevels);
export type PowerLevel = z.infer<typeof PowerLevel>;

/** Where a power of attorney stands. */
export const PowerStatus = z.enum(['requested', 'active', 'expired', 'withdrawn', 'rejected']);
export type PowerStatus = z.infer<typeof PowerStatus>;

/** What happens to a power of attorney. It begins with `given` or `requested`; expiry is no event but the clock's. */
export const PowerEventType = z.enum(['requested', 'given', 'accepted', 'rejected', 'withdrawn']);
export type PowerEventType = z.infer<typeof PowerEventType>;

/**
 * A person or company in a power of attorney: an id that says nothing outside it, and the name this reader may see. The
 * one who was named by number has the name the writer gave, or '', until they have answered: nobody learns from a number
 * whether it is somebody's, or whose.
 */
export const PowerParty = z.object({
  kind: z.enum(['person', 'company']),
  id: z.string(),
  displayName: z.string(),
});
export type PowerParty = z.infer<typeof PowerParty>;

/**
 * What a power of attorney covers: one service or area. `id` is that of a form, or `*` for every one; a KLE pattern such as
 * `25.*`, which Digital Fuldmagt may bring, narrows it further.
 */
export const PowerScope = z.object({
  id: z.string(),
  label: Text,
  kle: z.optional(z.string().check(z.regex(/^\d\d(\.(\d\d|\*)){0,2}$/))),
});
export type PowerScope = z.infer<typeof PowerScope>;

/**
 * A power of attorney (law on MitID and NemLog-in § 8; rules of borger.dk: the giver is 15 or older, it can be given or
 * asked for, it covers one area, it can be withdrawn at any time).
 */
export const PowerOfAttorney = z.object({
  id: z.uuid(),
  giver: PowerParty,
  receiver: PowerParty,
  scope: z.array(PowerScope).check(z.minLength(1)),
  level: PowerLevel,
  /** ISO 8601 dates; the last day counts. */
  validFrom: z.string(),
  validTo: z.optional(z.string()),
  status: PowerStatus,
  basis: z.enum(['digital', 'paper', 'guardianship', 'parental', 'legal-representative']),
  /** Which side of it the reader is. */
  mine: z.enum(['giver', 'receiver']),
  /** Whether the reader was named by the other and has not answered yet: may accept or reject. */
  mayAnswer: z.boolean(),
  /** Whether the reader may end it now: the giver takes it back, the receiver gives it up or drops the request. */
  mayWithdraw: z.boolean(),
  /** What happened so far, oldest first, ISO 8601. */
  history: z.array(z.object({ type: PowerEventType, at: z.string() })),
});
export type PowerOfAttorney = z.infer<typeof PowerOfAttorney>;

/** Giving one (`give`) or asking for one (`ask`): the other person is named by number in the body, never in an address. */
export const PowerRequest = z.strictObject({
  way: z.enum(['give', 'ask']),
  /** CPR or CVR number of the other. */
  number: z.string().check(z.maxLength(40)),
  /** What the writer calls the other. Shown to the writer alone. */
  name: z.optional(z.string().check(z.maxLength(100))),
  /** Id of the area it covers, exactly one (`areas` of `PowersOfAttorney`). */
  scope: z.array(z.string()).check(z.minLength(1), z.maxLength(1)),
  level: PowerLevel,
  /** ISO 8601 dates, from today on. */
  validFrom: z.string(),
  validTo: z.optional(z.string()),
});
export type PowerRequest = z.infer<typeof PowerRequest>;

/** Whom the signed-in person can act for, and why. */
export const MayActFor = z.object({
  /** Opaque: handed back to choose it. */
  ref: z.string(),
  kind: z.enum(['self', 'child', 'person', 'company']),
  displayName: z.string(),
  basis: z.optional(z.enum(['power-of-attorney', 'parental', 'guardianship', 'company', 'legal-representative'])),
  level: z.optional(PowerLevel),
  /** What it covers; absent when it covers everything. */
  scope: z.optional(z.array(PowerScope)),
  /** ISO 8601 date, when it ends. */
  until: z.optional(z.string()),
});
export type MayActFor = z.infer<typeof MayActFor>;

/** Everybody's powers of attorney that the reader has a part in, newest first, and the areas one can cover. */
export const PowersOfAttorney = z.object({ powers: z.array(PowerOfAttorney), areas: z.array(PowerScope) });
export type PowersOfAttorney = z.infer<typeof PowersOfAttorney>;

/** The answer of the one who was named. */
export const PowerAnswer = z.strictObject({ answer: z.enum(['accepted', 'rejected']) });
export type PowerAnswer = z.infer<typeof PowerAnswer>;
