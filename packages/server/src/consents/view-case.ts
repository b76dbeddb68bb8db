import { and, eq, gt, inArray, isNull, max } from 'drizzle-orm';
import type { ConsentCase, ConsentStatus, PartyView } from '@faelles/schemas/consent-case.js';
import type { Text } from '@faelles/schemas/text.js';
import { partyStatus } from '@faelles/consent/model';
import type { ServerContext } from '../context.ts';
import { applications } from '../database/applications.ts';
import { consentCases } from '../database/consents.ts';
import { links } from '../database/links.ts';
import type { Database } from '../database/open.ts';
import { partiesOf, statusOf, type CaseRow } from './cases.ts';
import type { ConsentRow } from './record.ts';
import { textRef } from './texts.ts';

type ApplicationRow = typeof applications.$inferSelect;

/** A case as one of its parties sees it: what the others are called in the form and what they answered, never who they are. */
export async function viewCase(
  db: Database,
  ctx: ServerContext,
  row: CaseRow,
  application: ApplicationRow,
  reader: { party: string; language: string },
): Promise<ConsentCase> {
  const parties = await partiesOf(db, row);
  const now = ctx.clock();
  const status: ConsentStatus = statusOf(row, parties, now);
  const invited = await invitedUntil(db, parties.map(({ id }) => id), now);
  const late = row.deadline < now;
  return {
    id: row.id,
    applicationId: row.applicationId,
    ...(await titlesOf(db, ctx, application)),
    request: row.request,
    text: textRef(row.request, reader.language),
    required: row.required,
    ...(row.count !== null && { count: row.count }),
    deadline: row.deadline.toISOString(),
    status,
    parties: parties.map((party) => viewParty(party, reader.party, invited.get(party.id), late)),
    canRemind: ctx.notifier?.reaches ?? false,
  };
}

function viewParty(row: ConsentRow, reader: string, invited: Date | undefined, late: boolean): PartyView {
  const mine = row.party === reader;
  const status = partyStatus(row.state);
  return {
    party: row.party,
    label: row.label ?? { da: row.party },
    status: status === 'pending' && late ? 'expired' : status,
    mine,
    ...(mine && { consentId: row.id }),
    ...(row.answeredAt && { answeredAt: row.answeredAt.toISOString() }),
    ...(row.reason !== null && { reason: row.reason }),
    ...(invited && { invitedUntil: invited.toISOString() }),
    ...(row.remindedAt && { remindedAt: row.remindedAt.toISOString() }),
  };
}

async function invitedUntil(db: Database, consentIds: string[], now: Date): Promise<Map<string, Date>> {
  if (consentIds.length === 0) return new Map();
  const rows = await db
    .select({ id: links.resourceId, until: max(links.expiresAt) })
    .from(links)
    .where(and(eq(links.kind, 'consent'), inArray(links.resourceId, consentIds), isNull(links.revokedAt), gt(links.expiresAt, now)))
    .groupBy(links.resourceId);
  return new Map(rows.flatMap(({ id, until }) => (until ? [[id, until] as const] : [])));
}

/** Title of the solution and name of the authority, of the version the application was sent with. */
export async function titlesOf(db: Database, ctx: ServerContext, { solution, definitionVersion }: Pick<ApplicationRow, 'solution' | 'definitionVersion'>): Promise<{ title: Text; authority: Text }> {
  const found = await ctx.solutions.version(solution, definitionVersion, db);
  return found
    ? { title: found.definition.title, authority: found.definition.authority.name }
    : { title: { da: solution }, authority: { da: solution } };
}

/** The cases of an application of the session; undefined when the session has none of that id. */
export async function casesOfApplication(ctx: ServerContext, sessionId: string, id: string): Promise<ConsentCase[] | undefined> {
  const [application] = await ctx.db.select().from(applications).where(and(eq(applications.id, id), eq(applications.sessionId, sessionId)));
  if (!application) return undefined;
  const rows = await ctx.db.select().from(consentCases).where(eq(consentCases.applicationId, id)).orderBy(consentCases.deadline, consentCases.id);
  const reader = { party: 'applicant', language: application.language };
  return Promise.all(rows.map((row) => viewCase(ctx.db, ctx, row, application, reader)));
}
