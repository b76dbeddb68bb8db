import * as z from 'zod/mini';

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
  /** ISO 8601 with offset. */
  expiresAt: z.string(),
});
export type Session = z.infer<typeof Session>;
