import { eq } from 'drizzle-orm';
import type { Invitation } from '@faelles/schemas/consent-case.js';
import type { ServerContext } from '../context.ts';
import { applications } from '../database/applications.ts';
import { consentCases, consents } from '../database/consents.ts';
import type { Database } from '../database/open.ts';
import type { LinkRow } from './invitation-link.ts';
import { titlesOf, viewCase } from './view-case.ts';

type Rows = {
  consent: typeof consents.$inferSelect;
  row: typeof consentCases.$inferSelect;
  application: typeof applications.$inferSelect;
};

/** What an invitation is to: the record, its case, its application. */
export async function rowsOf(db: Database, link: LinkRow): Promise<Rows | undefined> {
  const [found] = await db
    .select({ consent: consents, row: consentCases, application: applications })
    .from(consents)
    .innerJoin(consentCases, eq(consentCases.id, consents.caseId))
    .innerJoin(applications, eq(applications.id, consents.applicationId))
    .where(eq(consents.id, link.resourceId));
  return found;
}

/** Where an invitation stands, for its holder: what is over is said to anybody with the link, the rest after `identify`. */
export function invitationState({ consent, row, application }: Rows, link: LinkRow, now: Date, identified: boolean): Invitation['state'] {
  if (application.state === 'withdrawn' || consent.state === 'withdrawn') return 'withdrawn';
  if (link.revokedAt !== null || consent.state === 'expired' || consent.state === 'invalidated') return 'expired';
  if (consent.state === 'given' || consent.state === 'refused') return identified ? 'answered' : 'identify';
  if (link.expiresAt < now || row.deadline < now) return 'expired';
  // Decided without this party: enough others said yes, or one said no that cannot be done without.
  if (row.decidedAt !== null || application.state !== 'awaiting-consent') return 'completed';
  return identified ? 'open' : 'identify';
}

/** An invitation as its holder sees it. The case with the others' answers only for who has shown who they are. */
export async function viewInvitation(db: Database, ctx: ServerContext, rows: Rows, link: LinkRow, identified: boolean, language?: string): Promise<Invitation> {
  const { consent, row, application } = rows;
  const state = invitationState(rows, link, ctx.clock(), identified);
  const reader = { party: consent.party, language: language ?? application.language };
  const answered = consent.answeredAt !== null && !(consent.state === 'requested');
  return {
    state,
    ...(await titlesOf(db, ctx, application)),
    expiresAt: link.expiresAt.toISOString(),
    party: consent.label ?? { da: consent.party },
    ...(identified && { case: await viewCase(db, ctx, row, application, reader) }),
    ...(identified && answered && { answer: consent.state === 'refused' ? ('refused' as const) : ('given' as const) }),
  };
}

