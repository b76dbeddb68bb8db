import type { ConsentCase, ConsentEntry, Invitation, InvitationAnswer, InvitationLink } from '@faelles/schemas/consent-case.js';
import type { CallOptions, Caller } from './call.ts';

const schemas = () => import('@faelles/schemas/consent-case.js');

/** What an invited person shows: the secret of the link (its fragment), and the proof that came for the right number. */
export interface InvitationProof {
  secret: string;
  /** `identityProof` of an earlier answer. */
  proof?: string | undefined;
}

const shown = ({ secret, proof }: InvitationProof) => ({
  authorization: `Link ${secret}`,
  ...(proof !== undefined && { 'x-identity-proof': proof }),
});

/** Calls about consents: those of several people to one application, and all of one's own. */
export function consentCalls({ call }: Caller) {
  const cases = (application: string) => `/applications/${application}/consents`;
  return {
    /** Who is asked for an application of this session, and where each of them stands. */
    async cases(applicationId: string, options: CallOptions = {}): Promise<ConsentCase[]> {
      const schema = () => schemas().then((module) => module.ConsentCases);
      return (await call({ method: 'GET', path: cases(applicationId), schema, ...options }))!.cases;
    },
    /** Makes a party's invitation; its secret is told this once, and an earlier one stops working. ProblemError `conflict` when nothing is asked any more. */
    async invite(applicationId: string, caseId: string, party: string, options: CallOptions = {}): Promise<InvitationLink> {
      const schema = () => schemas().then((module) => module.InvitationLink);
      return (await call({ method: 'POST', path: `${cases(applicationId)}/${caseId}/invitations`, body: { party }, schema, ...options }))!;
    },
    /** Has a party reminded by the authority, once a day. ProblemError `too-many-requests` before that, `conflict` where nobody sends reminders. */
    async remind(applicationId: string, caseId: string, party: string, options: CallOptions = {}): Promise<void> {
      await call({ method: 'POST', path: `${cases(applicationId)}/${caseId}/reminders`, body: { party }, ...options });
    },
    /** Everything the session's citizen was asked to consent to. */
    async mine(options: CallOptions = {}): Promise<ConsentEntry[]> {
      const schema = () => schemas().then((module) => module.ConsentEntries);
      return (await call({ method: 'GET', path: '/consents', schema, ...options }))!.consents;
    },
    /** Takes a consent back, by session or by invitation; twice is once. ProblemError `conflict` for what cannot be taken back. */
    async withdraw(consentId: string, options: CallOptions & { by?: InvitationProof } = {}): Promise<ConsentEntry> {
      const { by, ...rest } = options;
      const schema = () => schemas().then((module) => module.ConsentEntry);
      return (await call({ method: 'POST', path: `/consents/${consentId}/withdrawals`, headers: by && shown(by), repeatable: true, schema, ...rest }))!;
    },
    /** Renews a consent that holds, by the same words. */
    async renew(consentId: string, options: CallOptions & { idempotencyKey: string }): Promise<ConsentEntry> {
      const schema = () => schemas().then((module) => module.ConsentEntry);
      return (await call({ method: 'POST', path: `/consents/${consentId}/renewals`, schema, ...options }))!;
    },
  };
}

/** Calls of an invited person, who has a link and no session. */
export function invitationCalls({ call }: Caller) {
  const schema = () => schemas().then((module) => module.Invitation);
  return {
    /** What the link opens. ProblemError `not-found` for one that never was. */
    async get(by: InvitationProof, options: CallOptions = {}): Promise<Invitation> {
      return (await call({ method: 'GET', path: '/invitations/current', headers: shown(by), schema, ...options }))!;
    },
    /** Shows who is invited. ProblemError `not-allowed` for another number, `too-many-requests` while the link rests. */
    async identify(secret: string, number: string, options: CallOptions = {}): Promise<Invitation> {
      // Not sent again by itself: each wrong number counts.
      return (await call({ method: 'POST', path: '/invitations/current/identity', body: { number }, headers: shown({ secret }), repeatable: false, schema, ...options }))!;
    },
    /** Answers; the same again changes nothing. ProblemError `text-changed`, `conflict`, `not-signed-in` when the proof is over. */
    async answer(by: InvitationProof, answer: InvitationAnswer, options: CallOptions = {}): Promise<Invitation> {
      return (await call({ method: 'POST', path: '/invitations/current/answer', body: answer, headers: shown(by), repeatable: true, schema, ...options }))!;
    },
    /** SHA-256 of a published text in each of its languages, by which an answer names the words that were read. */
    async hashes(solution: string, text: { id: string; version: string }, options: CallOptions = {}): Promise<Record<string, string>> {
      const path = `/consent-texts/${text.id}/${text.version}?solution=${encodeURIComponent(solution)}`;
      const schema = () => schemas().then((module) => module.ConsentTextHashes);
      return (await call({ method: 'GET', path, schema, ...options }))!.shown;
    },
  };
}
