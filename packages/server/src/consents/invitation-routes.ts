import { Invitation, InvitationAnswer, InvitationIdentity } from '@faelles/schemas/consent-case.js';
import type { ServerContext } from '../context.ts';
import { ProblemError } from '../http/problem.ts';
import { json, route } from '../http/route.ts';
import type { StoredSession } from '../sessions/provider.ts';
import { answerInvitation } from './answer.ts';
import { findInvitation, hasIdentity, proveIdentity, type LinkRow } from './invitation-link.ts';
import { keyOfNumber } from './persons.ts';
import { rowsOf, viewInvitation } from './view-invitation.ts';

// The secret in `Authorization: Link` is the proof. These routes are declared for anyone and not for `link`, since a
// link that is over must be told from one that never was: its holder hears why, everybody else gets 404.

async function opened(ctx: ServerContext, request: Request, session: StoredSession | undefined) {
  const link = await findInvitation(ctx, request);
  const rows = await rowsOf(ctx.db, link);
  if (!rows) throw new ProblemError('not-found');
  return { link, rows, identified: hasIdentity(ctx, link, rows.consent, request, session) };
}

async function viewOf(ctx: ServerContext, link: LinkRow, identified: boolean, language?: string): Promise<Invitation> {
  const rows = await rowsOf(ctx.db, link);
  return viewInvitation(ctx.db, ctx, rows!, link, identified, language);
}

export const invitationRoutes = [
  route({
    method: 'GET',
    path: '/api/invitations/current',
    caller: 'anyone',
    rate: 'link',
    summary: 'What an invitation (Authorization: Link …) opens; with X-Identity-Proof or the right sign-in, the case. Also says kindly why one is over; 404 for a forged one.',
    responses: { 200: Invitation },
    async handle({ ctx, caller, request }) {
      const { link, rows, identified } = await opened(ctx, request, caller.session);
      return json(await viewInvitation(ctx.db, ctx, rows, link, identified));
    },
  }),
  route({
    method: 'POST',
    path: '/api/invitations/current/identity',
    caller: 'anyone',
    rate: 'link',
    summary: 'Show who is invited by the number the applicant gave. 403 for another number, 429 while the link rests after five of them.',
    body: InvitationIdentity,
    responses: { 200: Invitation },
    async handle({ ctx, request, body }) {
      const { link, rows } = await opened(ctx, request, undefined);
      const proof = await proveIdentity(ctx, link, rows.consent.personKey, keyOfNumber(ctx, body.number));
      if (proof === undefined) throw new ProblemError('not-allowed', { detail: 'The number is not the one the invitation is for.' });
      return json({ ...(await viewOf(ctx, link, true)), identityProof: proof });
    },
  }),
  route({
    method: 'POST',
    path: '/api/invitations/current/answer',
    caller: 'anyone',
    rate: 'link',
    summary: 'Answer, with X-Identity-Proof or the right sign-in. The first answer counts: the same again changes nothing, another is 409. 409 text-changed for other words than the ones asked.',
    body: InvitationAnswer,
    responses: { 200: Invitation },
    async handle({ ctx, caller, request, body }) {
      const { link, identified } = await opened(ctx, request, caller.session);
      if (!identified) throw new ProblemError('not-signed-in', { detail: 'Show who you are first: POST /api/invitations/current/identity.' });
      await answerInvitation(ctx, link, body, caller.session);
      return json(await viewOf(ctx, link, true, body.language));
    },
  }),
];
