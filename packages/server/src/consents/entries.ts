import { and, desc, eq } from 'drizzle-orm';
import type { ConsentEntry } from '@faelles/schemas/consent-case.js';
import type { ConsentRequest } from '@faelles/schemas/consent-text.js';
import { consentState } from '@faelles/consent/model';
import type { ServerContext } from '../context.ts';
import { applications } from '../database/applications.ts';
import { consents } from '../database/consents.ts';
import type { Database } from '../database/open.ts';
import { covers, grantOf } from '../representation/grants.ts';
import type { StoredSession } from '../sessions/provider.ts';
import { actsAs } from './invitation-link.ts';
import { eventsOf, type ConsentRow } from './record.ts';
import { documentOf } from './texts.ts';
import { titlesOf } from './view-case.ts';
import { isWithdrawable } from './withdraw.ts';

/** Consents of the caller, or of whom they act for, newest first. Declarations are statements, and not among them. */
export async function entriesOf(ctx: ServerContext, session: StoredSession): Promise<ConsentEntry[]> {
  const rows = await ctx.db
    .select()
    .from(consents)
    .where(eq(consents.subjectKey, actsAs(ctx, session)))
    .orderBy(desc(consents.askedAt))
    .limit(500);
  const open = await openTo(ctx.db, ctx, session);
  const entries = await Promise.all(rows.filter(open).map((row) => entryOf(ctx.db, ctx, row)));
  return entries.filter((entry) => entry !== undefined);
}

/** A consent of the caller; undefined when there is none of that id. */
export async function ownConsent(db: Database, ctx: ServerContext, session: StoredSession, id: string): Promise<ConsentRow | undefined> {
  const [row] = await db.select().from(consents).where(and(eq(consents.id, id), eq(consents.subjectKey, actsAs(ctx, session))));
  return row && (await openTo(db, ctx, session))(row) ? row : undefined;
}

/** A power of attorney covers one area: what its giver has consented to elsewhere is nobody else's business. */
async function openTo(db: Database, ctx: ServerContext, session: StoredSession): Promise<(row: ConsentRow) => boolean> {
  if (!session.representation) return () => true;
  const grant = await grantOf(db, ctx, session, session.representation.ref);
  return ({ solution }) => {
    const definition = ctx.solutions.get(solution)?.definition;
    return grant !== undefined && definition !== undefined && covers(grant.scope, definition);
  };
}

/** A consent as the person who gave it sees it; undefined for what is none, or whose text is older than the documents. */
export async function entryOf(db: Database, ctx: ServerContext, row: ConsentRow): Promise<ConsentEntry | undefined> {
  const document = await documentOf(db, row.solution, row.text, row.document);
  if (!document || !isRequest(document)) return undefined;
  const [application] = await db.select().from(applications).where(eq(applications.id, row.applicationId));
  const events = await eventsOf(db, row.id);
  const now = ctx.clock();
  const given = events.findLast(({ type }) => type === 'given');
  return {
    consentId: row.id,
    text: row.text,
    request: document,
    ...(await titlesOf(db, ctx, application!)),
    reference: application!.reference,
    state: consentState(events, now.toISOString()),
    ...(given && { since: given.at }),
    ...(given && row.validUntil && { until: row.validUntil.toISOString() }),
    withdrawable: isWithdrawable(row, now),
    history: events.map(({ type, at }) => ({ type, at })),
  };
}

const isRequest = (document: object): document is ConsentRequest => 'purpose' in document;
