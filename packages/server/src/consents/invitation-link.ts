import { randomUUID } from 'node:crypto';
import { and, eq, isNull } from 'drizzle-orm';
import type { InvitationLink } from '@faelles/schemas/consent-case.js';
import type { ServerContext } from '../context.ts';
import { links } from '../database/links.ts';
import type { Database } from '../database/open.ts';
import { keyedHash, newSecret, sameSecret } from '../hash.ts';
import { ProblemError } from '../http/problem.ts';
import { createRateLimit, type RateLimit } from '../http/rate-limit.ts';
import type { StoredSession } from '../sessions/provider.ts';
import { keyOf } from './persons.ts';
import type { ConsentRow } from './record.ts';

export type LinkRow = typeof links.$inferSelect;

const minute = 60_000;
/** Wrong numbers in a row before a link rests. */
const tries = 5;
/** How long a shown identity holds. */
const proofMinutes = 30;

/**
 * Makes an invitation: 256 bits, told once and kept only as a keyed hash. It opens by the fragment and the invited
 * person's number.
 * @param keep leaves earlier invitations open: a reminder must not close the link somebody has at home
 */
export async function createInvitation(
  tx: Database,
  ctx: ServerContext,
  consent: ConsentRow,
  expiresAt: Date,
  { keep = false }: { keep?: boolean } = {},
): Promise<InvitationLink> {
  const now = ctx.clock();
  if (!keep) await tx.update(links).set({ revokedAt: now }).where(and(ofConsent(consent.id), isNull(links.revokedAt)));
  const secret = newSecret();
  await tx.insert(links).values({
    id: randomUUID(), kind: 'consent', resourceId: consent.id, secretHash: hashOf(ctx, secret), createdAt: now, expiresAt,
  });
  return { href: `/solutions/${consent.solution}/consent#${secret}`, expiresAt: expiresAt.toISOString() };
}

/** Where the invitations to one part are. */
export const ofConsent = (consentId: string) => and(eq(links.kind, 'consent'), eq(links.resourceId, consentId));

const hashOf = (ctx: ServerContext, secret: string) => keyedHash(ctx.config.secrets.session, secret);

/**
 * The invitation a request shows (`Authorization: Link <secret>`), also one that is over: its holder is told so kindly.
 * @throws ProblemError `not-found` for none, a forged and an altered one alike; `too-many-requests` for one that is
 *   asked for without pause, which keeps nobody from a new one
 */
export async function findInvitation(ctx: ServerContext, request: Request): Promise<LinkRow> {
  const header = request.headers.get('authorization') ?? '';
  const secret = header.startsWith('Link ') ? header.slice(5).trim() : '';
  const [link] = secret === '' ? [] : await ctx.db.select().from(links).where(and(eq(links.secretHash, hashOf(ctx, secret)), eq(links.kind, 'consent')));
  if (!link) throw new ProblemError('not-found');
  const spent = limitOf(ctx)(link.id, ctx.config.rates.link * 3);
  if (!spent.ok) throw new ProblemError('too-many-requests', { headers: { 'retry-after': String(spent.retryAfter) } });
  return link;
}

const limits = new WeakMap<object, RateLimit>();
function limitOf(ctx: ServerContext): RateLimit {
  if (!limits.has(ctx)) limits.set(ctx, createRateLimit(ctx.clock));
  return limits.get(ctx)!;
}

/**
 * Tries a number. The try is counted under a lock before it is compared, so that many at the same moment are as many.
 * After five wrong ones the link rests for a quarter of an hour, after each five more twice as long, at most a day. The
 * link rests, not the person: another invitation to them works at once.
 * @returns the proof to send along from now on, or undefined for a wrong number
 * @throws ProblemError `too-many-requests` while the link rests
 */
export async function proveIdentity(ctx: ServerContext, link: LinkRow, personKey: string | null, given: string | undefined): Promise<string | undefined> {
  const outcome = await ctx.db.transaction(async (tx) => {
    const [row] = await tx.select().from(links).where(eq(links.id, link.id)).for('update');
    const now = ctx.clock();
    if (row?.pausedUntil && row.pausedUntil > now) return { paused: Math.ceil((row.pausedUntil.getTime() - now.getTime()) / 1000) };
    if (personKey !== null && given !== undefined && sameSecret(given, personKey)) {
      if (row!.wrongTries > 0) await tx.update(links).set({ wrongTries: 0, pausedUntil: null }).where(eq(links.id, link.id));
      return { right: true };
    }
    const wrongTries = row!.wrongTries + 1;
    const pausedUntil = wrongTries % tries === 0 ? new Date(now.getTime() + pauseAfter(wrongTries)) : null;
    await tx.update(links).set({ wrongTries, pausedUntil }).where(eq(links.id, link.id));
    return {};
  });
  if (outcome.paused !== undefined) throw new ProblemError('too-many-requests', { headers: { 'retry-after': String(outcome.paused) } });
  return outcome.right ? proofOf(ctx, link.id, ctx.clock().getTime() + proofMinutes * minute) : undefined;
}

const pauseAfter = (wrongTries: number) => Math.min(24 * 60, 15 * 2 ** (wrongTries / tries - 1)) * minute;

/** Nothing is stored of it: it says until when, and the server's own hand under link and time. */
function proofOf(ctx: ServerContext, linkId: string, until: number): string {
  return `${until}.${keyedHash(ctx.config.secrets.session, `identity ${linkId} ${until}`)}`;
}

/** Has the caller shown who they are: by signing in as that person, or with a proof for this link that still holds? */
export function hasIdentity(ctx: ServerContext, link: LinkRow, consent: ConsentRow, request: Request, session: StoredSession | undefined): boolean {
  if (consent.personKey !== null && session && session.actor.kind !== 'anonymous' && actsAs(ctx, session) === consent.personKey) return true;
  const given = request.headers.get('x-identity-proof') ?? '';
  const until = Number(given.split('.')[0]);
  return Number.isSafeInteger(until) && until > ctx.clock().getTime() && sameSecret(given, proofOf(ctx, link.id, until));
}

/** Key of whom a signed-in caller acts as: themselves, or whom they represent. */
export const actsAs = (ctx: ServerContext, { actor, onBehalfOf }: StoredSession) => keyOf(ctx, onBehalfOf ?? { kind: 'self', id: actor.id });
