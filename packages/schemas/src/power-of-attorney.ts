import * as z from 'zod/mini';
import { Text } from './text.ts';

/** What somebody may do for another: look, also write and be written to, or act. Each includes the ones before. */
export const powerLevels = ['read', 'contact', 'act'] as const;
export const PowerLevel = z.enum(powerLevels);
export type PowerLevel = z.infer<typeof PowerLevel>;

/** Where a power of attorney stands. */
export const PowerStatus = z.enum(['requested', 'active', 'expired', 'withdrawn', 'rejected']);
export type PowerStatus = z.infer<typeof PowerStatus>;

/** A person or company in a power of attorney: an opaque id, and the name this reader may see. */
export const PowerParty = z.object({
  kind: z.enum(['person', 'company']),
  id: z.string(),
  displayName: z.string(),
});
export type PowerParty = z.infer<typeof PowerParty>;

/** What a power of attorney covers: one service or area (Digital Fuldmagt), with a KLE pattern such as `25.*` for case systems. */
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
});
export type PowerOfAttorney = z.infer<typeof PowerOfAttorney>;

/** Giving one (`give`) or asking for one (`ask`): the other person is named by number in the body, never in an address. */
export const PowerRequest = z.strictObject({
  way: z.enum(['give', 'ask']),
  /** CPR or CVR number of the other. */
  number: z.string().check(z.maxLength(40)),
  scope: z.array(z.string()).check(z.minLength(1)),
  level: PowerLevel,
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
  /** ISO 8601 date, when it ends. */
  until: z.optional(z.string()),
});
export type MayActFor = z.infer<typeof MayActFor>;
