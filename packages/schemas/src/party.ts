import * as z from 'zod/mini';
import { MayActFor } from './power-of-attorney.ts';
import { Text } from './text.ts';

/** Who acts: a signed-in person or professional, or somebody not signed in who says who they are in the form. */
export const Actor = z.object({
  kind: z.enum(['anonymous', 'person', 'professional']),
  /** Opaque id from the session provider; never a CPR number. */
  id: z.string(),
  displayName: z.optional(z.string()),
  /** Level of assurance (NSIS) of the sign-in. */
  loa: z.optional(z.enum(['Low', 'Substantial', 'High'])),
});
export type Actor = z.infer<typeof Actor>;

/** Whom it concerns. For an anonymous applicant the answers say who that is. */
export const Subject = z.object({
  kind: z.enum(['self', 'person', 'child', 'company']),
  id: z.string(),
  displayName: z.optional(z.string()),
});
export type Subject = z.infer<typeof Subject>;

/** Why the actor may act for the subject. */
export const Representation = z.object({
  basis: z.enum(['power-of-attorney', 'parental', 'guardianship', 'company', 'legal-representative']),
  ref: z.string(),
});
export type Representation = z.infer<typeof Representation>;

/** What the page is told of the session: never a personal number. */
export const Session = z.object({
  id: z.string(),
  actor: Actor,
  onBehalfOf: z.optional(Subject),
  representation: z.optional(Representation),
  /**
   * The representation is over (a power of attorney was withdrawn or has expired). Nothing can be submitted until the
   * citizen chooses again whom they act for: nobody becomes the applicant without having said so.
   */
  representationEnded: z.optional(z.literal(true)),
  /** Whom they may act for just now, themselves first; empty for somebody who is not signed in. */
  mayActFor: z.optional(z.array(MayActFor)),
  /** ISO 8601 with offset. */
  expiresAt: z.string(),
});
export type Session = z.infer<typeof Session>;

/** Beginning a session, signing in with the demo's sign-in, or both. */
export const SessionBegin = z.strictObject({
  /** The citizen sits at a shared computer: the session ends with the browser, or an hour after its last use. */
  shared: z.optional(z.boolean()),
  /** Sign in as this person of the demo (`DemoPersons`). Outside the demo it is refused. */
  as: z.optional(z.string().check(z.maxLength(40))),
});
export type SessionBegin = z.infer<typeof SessionBegin>;

/** The choice of whom to act for: a `ref` of `mayActFor`. */
export const OnBehalfOf = z.strictObject({ ref: z.string().check(z.maxLength(100)) });
export type OnBehalfOf = z.infer<typeof OnBehalfOf>;

/** Invented people somebody can be in the demo. `about` says what they are there to show. */
export const DemoPersons = z.object({
  persons: z.array(z.object({ id: z.string(), name: z.string(), about: Text })),
});
export type DemoPersons = z.infer<typeof DemoPersons>;
