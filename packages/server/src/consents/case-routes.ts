import { and, eq } from 'drizzle-orm';
import * as z from 'zod';
import { ConsentCases, InvitationLink, PartyChoice } from '@faelles/schemas/consent-case.js';
import type { ServerContext } from '../context.ts';
import { applications } from '../database/applications.ts';
import { consentCases, consents } from '../database/consents.ts';
import type { Database } from '../database/open.ts';
import { ProblemError } from '../http/problem.ts';
import { json, route } from '../http/route.ts';
import { takeCase } from './cases.ts';
import { createInvitation } from './invitation-link.ts';
import { remind } from './remind.ts';
import { casesOfApplication } from './view-case.ts';

/** A party of the session's own application that has not answered. @throws ProblemError `not-found`, `conflict` */
async function openParty(db: Database, ctx: ServerContext, sessionId: string, params: Readonly<Record<string, string>>, party: string) {
  const [found] = await db
    .select({ consent: consents, row: consentCases, state: applications.state })
    .from(consents)
    .innerJoin(consentCases, eq(consentCases.id, consents.caseId))
    .innerJoin(applications, eq(applications.id, consents.applicationId))
    .where(
      and(eq(applications.id, params.id!), eq(applications.sessionId, sessionId), eq(consentCases.id, params.caseId!), eq(consents.party, party)),
    );
  if (!found || party === 'applicant') throw new ProblemError('not-found');
  const { consent, row, state } = found;
  if (consent.state !== 'requested' || row.decidedAt !== null || row.deadline < ctx.clock() || state !== 'awaiting-consent') {
    throw new ProblemError('conflict', { detail: 'This party is not asked any more.', current: { state: consent.state, status: row.status } });
  }
  return { consent, row };
}

export const consentCaseRoutes = [
  route({
    method: 'GET',
    path: '/api/applications/:id/consents',
    caller: 'session',
    summary: 'What several people are asked to consent to for this application, and where each of them stands.',
    responses: { 200: ConsentCases },
    async handle({ ctx, caller, params }) {
      const cases = await casesOfApplication(ctx, caller.session.id, params.id!);
      if (!cases) throw new ProblemError('not-found');
      return json({ cases });
    },
  }),
  route({
    method: 'POST',
    path: '/api/applications/:id/consents/:caseId/invitations',
    caller: 'session',
    summary: 'Make the invitation of a party. Its secret is told this once; earlier ones to the same party stop working.',
    body: PartyChoice,
    responses: { 201: InvitationLink },
    async handle({ ctx, caller, params, body }) {
      const link = await ctx.db.transaction(async (transaction) => {
        const tx = transaction as unknown as Database;
        await openParty(tx, ctx, caller.session.id, params, body.party);
        await takeCase(tx, params.caseId!);
        const { consent, row } = await openParty(tx, ctx, caller.session.id, params, body.party);
        return createInvitation(tx, ctx, consent, row.deadline);
      });
      return json(link, 201);
    },
  }),
  route({
    method: 'POST',
    path: '/api/applications/:id/consents/:caseId/reminders',
    caller: 'session',
    summary: 'Have a party reminded by the authority, at most once a day (429). 409 where nobody sends reminders.',
    body: PartyChoice,
    responses: { 202: z.object({ remindedAt: z.string() }) },
    async handle({ ctx, caller, params, body }) {
      const { consent, row } = await openParty(ctx.db, ctx, caller.session.id, params, body.party);
      if (!(await remind(ctx, row, consent))) {
        const next = (consent.remindedAt ?? ctx.clock()).getTime() + 86_400_000 - ctx.clock().getTime();
        throw new ProblemError('too-many-requests', { headers: { 'retry-after': String(Math.max(1, Math.ceil(next / 1000))) } });
      }
      return json({ remindedAt: ctx.clock().toISOString() }, 202);
    },
  }),
];
