/** A consent of several people, and a back end for it that answers at once, never, or with a problem. */
import { NetworkError, ProblemError } from '@faelles/client/errors.js';
import type { ConsentCalls } from '@faelles/consent/elements/consents-calls.js';
import type { ConsentCase, ConsentEntry, Invitation, PartyView } from '@faelles/schemas/consent-case.js';
import type { Application } from '@faelles/schemas/application.js';
import type { ProblemId } from '@faelles/schemas/problem.js';
import { consentRequest } from './texts.ts';

const authority = { da: 'Prøvekommunen', en: 'Test Municipality' };
const title = { da: 'Pasning af nærtstående', en: 'Care for a relative' };
const sha256 = 'a'.repeat(64);
const text = { id: consentRequest.id, kind: consentRequest.kind, version: '1.0.0', language: 'da', sha256 };
export const applicationId = '5d6f0f51-3a57-4c4c-8a67-36d5a5b2f301';
const consentId = '5d6f0f51-3a57-4c4c-8a67-36d5a5b2f302';

export const applicant: PartyView = { party: 'applicant', label: { da: 'applicant' }, status: 'given', mine: true, consentId, answeredAt: '2026-11-20T10:00:00Z' };
export const relative: PartyView = { party: 'relative', label: { da: 'Den, der passes', en: 'The person cared for' }, status: 'pending', mine: false };
export const parent: PartyView = { party: 'parent', label: { da: 'Den anden forælder', en: 'The other parent' }, status: 'pending', mine: false };

export const consentCase = (changes: Partial<ConsentCase> = {}): ConsentCase => ({
  id: '5d6f0f51-3a57-4c4c-8a67-36d5a5b2f303',
  applicationId,
  title,
  authority,
  request: consentRequest,
  text,
  required: 'all-of',
  deadline: '2026-12-04T22:59:59Z',
  status: 'partly',
  parties: [applicant, relative],
  ...changes,
});

/** As the invited person sees it. */
export const theirCase = (status: PartyView['status'], changes: Partial<ConsentCase> = {}): ConsentCase =>
  consentCase({
    status: status === 'pending' ? 'partly' : status,
    parties: [
      { ...applicant, mine: false, consentId: undefined },
      { ...relative, mine: true, consentId, status, ...(status !== 'pending' && { answeredAt: '2026-11-21T09:30:00Z' }) },
    ],
    ...changes,
  });

export const invitation = (state: Invitation['state'], changes: Partial<Invitation> = {}): Invitation => ({
  state,
  title,
  authority,
  expiresAt: '2026-12-04T22:59:59Z',
  party: relative.label,
  ...changes,
});

export const entry = (changes: Partial<ConsentEntry> = {}): ConsentEntry => ({
  consentId,
  text,
  request: consentRequest,
  authority,
  title,
  reference: 'PN-2026-4F7K2RJ',
  state: 'given',
  since: '2026-11-20T10:00:00Z',
  until: '2027-05-20T10:00:00Z',
  withdrawable: true,
  history: [
    { type: 'requested', at: '2026-11-20T09:58:00Z' },
    { type: 'given', at: '2026-11-20T10:00:00Z' },
  ],
  ...changes,
});

export const waiting: Application = {
  id: applicationId,
  reference: 'PN-2026-4F7K2RJ',
  solution: 'care-for-relative',
  definitionVersion: '1.0.0',
  title,
  state: 'awaiting-consent',
  language: 'da',
  submittedAt: '2026-11-20T10:00:00Z',
  actor: { kind: 'anonymous', id: 's' },
  subject: { kind: 'self', id: 's' },
  order: { currency: 'DKK', lines: [], netOre: 0, taxOre: 0, totalOre: 0 },
};

export const never = (): Promise<never> => new Promise(() => undefined);
export const offline = (): Promise<never> => Promise.reject(new NetworkError('unreachable'));
export const problem = (id: ProblemId, status: number) => (): Promise<never> => Promise.reject(new ProblemError({ type: `/problems/${id}`, title: id, status }));

type Changes = { consents?: Partial<ConsentCalls['consents']>; invitations?: Partial<ConsentCalls['invitations']> };

/** Answers as a server that goes along with everything. */
export const people = ({ consents, invitations }: Changes = {}): ConsentCalls => ({
  consents: {
    cases: () => Promise.resolve([consentCase()]),
    invite: () => Promise.resolve({ href: '/solutions/care-for-relative/consent#q7Jx2vXw0aYb9TtRkLmN4pHs6dFgZcVu1eWiOyEaKlM', expiresAt: '2026-12-04T22:59:59Z' }),
    remind: () => Promise.resolve(),
    mine: () => Promise.resolve([entry()]),
    withdraw: () => Promise.resolve(entry({ state: 'withdrawn', withdrawable: false })),
    renew: () => Promise.resolve(entry({ until: '2027-05-21T10:00:00Z' })),
    ...consents,
  },
  invitations: {
    get: () => Promise.resolve(invitation('identify')),
    identify: () => Promise.resolve(invitation('open', { case: theirCase('pending'), identityProof: 'proof' })),
    answer: (_by, { answer }) => Promise.resolve(invitation('answered', { answer, case: theirCase(answer) })),
    hashes: () => Promise.resolve({ da: sha256, en: 'b'.repeat(64) }),
    ...invitations,
  },
});
