import * as z from 'zod/mini';
import { Actor, Representation, Subject } from './party.ts';

export { ConsentState } from './consent-state.ts';

/** What can happen to a consent; the state is a fold of these. ISO/IEC TS 27560 event states, through DPV. */
export const consentEventTypes = ['requested', 'given', 'refused', 'withdrawn', 'expired', 'renewed', 'invalidated'] as const;
export const ConsentEventType = z.enum(consentEventTypes);
export type ConsentEventType = z.infer<typeof ConsentEventType>;

/** The exact text somebody answered, by version, language and SHA-256 of its canonical JSON (hex). */
export const ConsentTextRef = z.object({
  id: z.string(),
  kind: z.enum(['gdpr-consent', 'information-consent', 'declaration', 'acknowledgement', 'agreement']),
  version: z.string(),
  language: z.string(),
  sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
});
export type ConsentTextRef = z.infer<typeof ConsentTextRef>;

/** One thing that happened, append-only. */
export const ConsentEvent = z.object({
  id: z.uuid(),
  consentId: z.uuid(),
  type: ConsentEventType,
  /** ISO 8601; the server's clock decides. */
  at: z.string(),
  actor: Actor,
  subject: Subject,
  representation: z.optional(Representation),
  text: ConsentTextRef,
  /** `clock`: nobody acted, time did. */
  channel: z.enum(['self-service', 'staff', 'import', 'clock']),
  party: z.string(),
  /** ISO 8601; a given consent holds until then. */
  validUntil: z.optional(z.string()),
});
export type ConsentEvent = z.infer<typeof ConsentEvent>;
