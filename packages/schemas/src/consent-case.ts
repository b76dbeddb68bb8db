import * as z from 'zod/mini';
import { ConsentRequest } from './consent-text.ts';
import { ConsentEventType, ConsentState, ConsentTextRef } from './consent-record.ts';
import { Text } from './text.ts';

/** One party's part as the others may know it. */
export const PartyStatus = z.enum(['pending', 'given', 'refused', 'withdrawn', 'expired']);
export type PartyStatus = z.infer<typeof PartyStatus>;

/** Where the consents of all parties stand together. `partly`: some are there, the rest can still come. */
export const ConsentStatus = z.enum(['pending', 'partly', 'given', 'refused', 'withdrawn', 'expired']);
export type ConsentStatus = z.infer<typeof ConsentStatus>;

/** A party to a consent as the other parties see it: what it is called in the form, never its name or number. */
export const PartyView = z.object({
  /** Id in the definition; `applicant` is who filled in the form. */
  party: z.string(),
  label: Text,
  status: PartyStatus,
  /** Whether this is who reads it. */
  mine: z.boolean(),
  /** Record of this part, for who may withdraw it; absent on the parts of others. */
  consentId: z.optional(z.uuid()),
  /** ISO 8601, when it was answered. */
  answeredAt: z.optional(z.string()),
  /** What the party wanted the others to know about a refusal. Free text: masked outside a session. */
  reason: z.optional(z.string()),
  /** ISO 8601, until when the invitation link works; absent when there is none. */
  invitedUntil: z.optional(z.string()),
  /** ISO 8601. */
  remindedAt: z.optional(z.string()),
});
export type PartyView = z.infer<typeof PartyView>;

/** One consent that several people answer, for one application. */
export const ConsentCase = z.object({
  id: z.uuid(),
  applicationId: z.uuid(),
  /** Title of the solution, and who asks. */
  title: Text,
  authority: Text,
  request: ConsentRequest,
  text: ConsentTextRef,
  required: z.enum(['all-of', 'any-of', 'n-of']),
  count: z.optional(z.int()),
  /** ISO 8601. */
  deadline: z.string(),
  status: ConsentStatus,
  parties: z.array(PartyView),
  /** Whether the authority sends reminders; otherwise the applicant passes the invitation on. Default false. */
  canRemind: z.optional(z.boolean()),
});
export type ConsentCase = z.infer<typeof ConsentCase>;

/**
 * What an invitation opens. Before the invited person has shown who they are (`identify`), nothing about the application
 * or another person is told.
 */
export const Invitation = z.object({
  state: z.enum(['identify', 'open', 'answered', 'withdrawn', 'expired', 'completed']),
  title: Text,
  authority: Text,
  /** How long the link works, ISO 8601. */
  expiresAt: z.string(),
  /** The party's label in the form. */
  party: Text,
  case: z.optional(ConsentCase),
  /** What was answered, when it was. */
  answer: z.optional(z.enum(['given', 'refused'])),
  /**
   * Answer to the right number only: a secret of half an hour that comes back in the header `X-Identity-Proof`. Kept in
   * the page's memory, never stored.
   */
  identityProof: z.optional(z.string()),
});
export type Invitation = z.infer<typeof Invitation>;

/** How an invited person shows who they are where nobody signs in: the CPR or CVR number the applicant gave. In the body, never in an address. */
export const InvitationIdentity = z.strictObject({ number: z.string().check(z.maxLength(40)) });

/** An invited person's answer, to exactly the text they saw. */
export const InvitationAnswer = z.strictObject({
  answer: z.enum(['given', 'refused']),
  /** What the others may know about a refusal. */
  reason: z.optional(z.string().check(z.maxLength(1000))),
  language: z.string(),
  /** SHA-256 of the text as shown (`text.sha256` of the case): another one is 409, the text has changed. */
  sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
});
export type InvitationAnswer = z.infer<typeof InvitationAnswer>;

/** A fresh invitation: the secret is shown once and kept only as a hash; an earlier one stops working. */
export const InvitationLink = z.object({
  /** Path with the secret in its fragment. */
  href: z.string(),
  expiresAt: z.string(),
});
export type InvitationLink = z.infer<typeof InvitationLink>;

/** One consent as the person who gave it sees it among all of theirs. */
export const ConsentEntry = z.object({
  consentId: z.uuid(),
  text: ConsentTextRef,
  request: ConsentRequest,
  /** Who asked, and in which solution. */
  authority: Text,
  title: Text,
  /** Reference of the application it was given in. */
  reference: z.optional(z.string()),
  state: ConsentState,
  /** ISO 8601: since when it holds, and until when at most. */
  since: z.optional(z.string()),
  until: z.optional(z.string()),
  withdrawable: z.boolean(),
  history: z.array(z.object({ type: ConsentEventType, at: z.string() })),
});
export type ConsentEntry = z.infer<typeof ConsentEntry>;

/** Answers about the consents of one application, and of one person. */
export const ConsentCases = z.object({ cases: z.array(ConsentCase) });
export type ConsentCases = z.infer<typeof ConsentCases>;
export const ConsentEntries = z.object({ consents: z.array(ConsentEntry) });
export type ConsentEntries = z.infer<typeof ConsentEntries>;

/** Which party is invited or reminded. */
export const PartyChoice = z.strictObject({ party: z.string() });
export type PartyChoice = z.infer<typeof PartyChoice>;

/** Of a published consent text, what a page needs that shows it: SHA-256 of its words by language. */
export const ConsentTextHashes = z.object({ shown: z.record(z.string(), z.string()) });
export type ConsentTextHashes = z.infer<typeof ConsentTextHashes>;
