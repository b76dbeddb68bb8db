import { eq } from 'drizzle-orm';
import * as z from 'zod';
import { ConsentEntries, ConsentEntry } from '@faelles/schemas/consent-case.js';
import type { Json } from '@faelles/schemas/json.js';
import type { ServerContext } from '../context.ts';
import { consents } from '../database/consents.ts';
import type { Database } from '../database/open.ts';
import { once } from '../http/idempotency.ts';
import { ProblemError } from '../http/problem.ts';
import { json, route } from '../http/route.ts';
import type { StoredSession } from '../sessions/provider.ts';
import { personsBy } from './answer.ts';
import { entriesOf, entryOf, ownConsent } from './entries.ts';
import { exportConsent, exportFormats } from './export.ts';
import { findInvitation, hasIdentity } from './invitation-link.ts';
import { rowsOf } from './view-invitation.ts';
import { bySession, renewConsent, withdrawConsent, type By } from './withdraw.ts';

async function entry(db: Database, ctx: ServerContext, id: string): Promise<ConsentEntry> {
  const [found] = await db.select().from(consents).where(eq(consents.id, id));
  const view = found && (await entryOf(db, ctx, found));
  if (!view) throw new ProblemError('not-found');
  return view;
}

/** Whose consent this is: the session's, or the party's with its invitation and proof of identity. @throws ProblemError */
async function whose(ctx: ServerContext, id: string, request: Request, session: StoredSession | undefined): Promise<By> {
  if (request.headers.get('authorization')?.startsWith('Link ')) {
    const link = await findInvitation(ctx, request);
    const rows = link.resourceId === id && link.revokedAt === null ? await rowsOf(ctx.db, link) : undefined;
    if (!rows) throw new ProblemError('not-found');
    if (!hasIdentity(ctx, link, rows.consent, request, session)) throw new ProblemError('not-signed-in', { detail: 'Show who you are first.' });
    return (tx, consent) => personsBy(tx, consent, session);
  }
  if (!session) throw new ProblemError('not-signed-in');
  if (!(await ownConsent(ctx.db, ctx, session, id))) throw new ProblemError('not-found');
  return bySession(ctx, session);
}

export const ownConsentRoutes = [
  route({
    method: 'GET',
    path: '/api/consents',
    caller: 'session',
    summary: 'What the caller, or whom they act for, was asked to consent to: state, since when, until when, history.',
    responses: { 200: ConsentEntries },
    handle: async ({ ctx, caller }) => json({ consents: await entriesOf(ctx, caller.session) }),
  }),
  route({
    method: 'POST',
    path: '/api/consents/:consentId/withdrawals',
    // Whose it is, is found out below: the session's, or the party's with its invitation and the proof of identity.
    caller: 'anyone',
    summary: 'Take a consent back, with the session or with an invitation and X-Identity-Proof. Taken back twice it is taken back; 409 for what cannot be.',
    responses: { 200: ConsentEntry },
    async handle({ ctx, caller, request, params }) {
      const id = params.consentId!;
      await withdrawConsent(ctx, id, await whose(ctx, id, request, caller.session));
      return json(await entry(ctx.db, ctx, id));
    },
  }),
  route({
    method: 'GET',
    path: '/api/consents/:consentId/receipt',
    caller: 'anyone',
    summary: 'The caller’s own consent as a receipt to keep, with the session or with an invitation and X-Identity-Proof.',
    query: z.object({ format: z.enum(exportFormats).default('iso-27560-receipt') }),
    responses: { 200: 'KL ConsentStatus (XML), ISO/IEC TS 27560 (JSON-LD) or Kantara Consent Receipt 1.1 (JSON).' },
    async handle({ ctx, caller, request, params, query }) {
      await whose(ctx, params.consentId!, request, caller.session);
      return exportConsent(ctx, params.consentId!, query.format);
    },
  }),
  route({
    method: 'POST',
    path: '/api/consents/:consentId/renewals',
    caller: 'session',
    idempotent: true,
    summary: 'Renew a consent that holds, by the same words, for as long again from now.',
    responses: { 200: ConsentEntry },
    async handle(call) {
      const { session } = call.caller;
      const id = call.params.consentId!;
      return once(call, `renewals ${session.id}`, async (tx, ctx) => {
        if (!(await ownConsent(tx, ctx, session, id))) throw new ProblemError('not-found');
        await renewConsent(tx, ctx, id, bySession(ctx, session));
        return { status: 200, body: (await entry(tx, ctx, id)) as unknown as Json };
      });
    },
  }),
];
