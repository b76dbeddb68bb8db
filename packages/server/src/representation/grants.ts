import { and, eq, gte, inArray, isNull, lte, or } from 'drizzle-orm';
import type { MayActFor, PowerScope } from '@faelles/schemas/power-of-attorney.js';
import type { FormDefinition } from '@faelles/schemas/definition.js';
import { kleCovers, parseKleWildcard } from '@faelles/schemas/identifiers/kle.js';
import type { ServerContext } from '../context.ts';
import type { Database } from '../database/open.ts';
import { powers } from '../database/powers.ts';
import type { Grant, StoredSession } from '../sessions/provider.ts';
import { today } from '../today.ts';
import type { PartyKind } from './party-id.ts';

/** Names the signed-in person themselves where a `ref` is chosen. */
export const SELF = 'self';
/** The area that is every form. */
export const ANY_FORM = '*';

/** Somebody the signed-in person is: themselves, or a company they speak for. */
export type Own = { kind: PartyKind; id: string; displayName: string };

/** The persons and companies a session may speak as: the signed-in one first. Nobody when nobody is signed in. */
export function ownOf(session: StoredSession, day: string): Own[] {
  if (session.actor.kind === 'anonymous') return [];
  const companies = fromSignIn(session, day).filter(({ basis, level, scope }) => basis === 'company' && level === 'act' && !scope);
  return [
    { kind: 'person', id: session.actor.id, displayName: session.actor.displayName ?? '' },
    ...companies.map(({ subject }): Own => ({ kind: 'company', id: subject.id, displayName: subject.displayName ?? '' })),
  ];
}

/** What the sign-in itself said, as far as it still holds. */
function fromSignIn(session: StoredSession, day: string): Grant[] {
  return (session.identity?.grants ?? []).filter(({ until }) => until === undefined || until >= day);
}

/**
 * Everybody a session may act for at this moment. Asked again at each request that represents somebody, so that a power
 * of attorney that is withdrawn ends at once.
 * @param lock inside a transaction: nobody may withdraw one of them before it commits
 */
export async function grantsOf(db: Database, ctx: ServerContext, session: StoredSession, lock = false): Promise<Grant[]> {
  const day = today(ctx);
  const own = ownOf(session, day);
  if (own.length === 0) return [];
  const ids = own.map(({ id }) => id);
  const valid = and(
    inArray(powers.receiverId, ids),
    eq(powers.status, 'active'),
    lte(powers.validFrom, day),
    or(isNull(powers.validTo), gte(powers.validTo, day)),
  );
  const query = db.select().from(powers).where(valid).orderBy(powers.createdAt);
  const rows = await (lock ? query.for('share') : query);
  return [...fromSignIn(session, day), ...rows.filter(({ giverId }) => !ids.includes(giverId)).map(fromPower)];
}

function fromPower(row: typeof powers.$inferSelect): Grant {
  return {
    ref: row.id,
    subject: { kind: row.giverKind, id: row.giverId, displayName: row.giverName ?? '' },
    basis: 'power-of-attorney',
    level: row.level,
    scope: row.scope,
    until: row.validTo ?? undefined,
  };
}

/** The grant of a `ref`, if it holds now. */
export async function grantOf(db: Database, ctx: ServerContext, session: StoredSession, ref: string, lock = false): Promise<Grant | undefined> {
  return (await grantsOf(db, ctx, session, lock)).find((grant) => grant.ref === ref);
}

/** Whom a session may act for, as its page is told. */
export async function mayActFor(ctx: ServerContext, session: StoredSession): Promise<MayActFor[]> {
  const { actor } = session;
  if (actor.kind === 'anonymous') return [];
  const grants = await grantsOf(ctx.db, ctx, session);
  return [{ ref: SELF, kind: 'self', displayName: actor.displayName ?? '' }, ...grants.map(toPage)];
}

function toPage({ ref, subject, basis, level, scope, until }: Grant): MayActFor {
  const { kind, displayName = '' } = subject;
  return { ref, kind, displayName, basis, level, ...(scope && { scope }), ...(until !== undefined && { until }) };
}

/**
 * Does what a grant covers take in this form? An area is a form by its id, or any; a KLE pattern narrows it further, as
 * privileges of NemLog-in do.
 */
export function covers(scope: readonly PowerScope[] | undefined, { id, classification }: Pick<FormDefinition, 'id' | 'classification'>): boolean {
  if (scope === undefined) return true;
  return scope.some((area) => (area.id === ANY_FORM || area.id === id) && (area.kle === undefined || isUnder(area.kle, classification?.subject)));
}

/** A pattern that cannot be read covers nothing. */
function isUnder(pattern: string, subject: string | undefined): boolean {
  const wildcard = parseKleWildcard(pattern);
  return subject !== undefined && wildcard.ok && kleCovers(wildcard.value, subject);
}
