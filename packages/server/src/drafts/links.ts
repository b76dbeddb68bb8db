import { randomInt, randomUUID } from 'node:crypto';
import { and, asc, eq, gt, isNull } from 'drizzle-orm';
import type { DraftLink, GoneReason } from '@faelles/schemas/draft-link.js';
import type { ServerContext } from '../context.ts';
import { applications } from '../database/applications.ts';
import { draftGuests, drafts } from '../database/drafts.ts';
import { links } from '../database/links.ts';
import type { Database } from '../database/open.ts';
import { keyedHash, newSecret, sameSecret } from '../hash.ts';

type Row = typeof drafts.$inferSelect;
type Link = typeof links.$inferSelect;

/** Links of one draft that may be open at a time; the oldest closes for one more. */
const most = 5;
/** Wrong codes in a row before a link rests. */
const tries = 5;
const minute = 60_000;

const codeHash = (ctx: ServerContext, linkId: string, code: string) => keyedHash(ctx.config.secrets.session, `code ${linkId} ${code}`);

/** Where a link of a draft is looked for, open ones only. */
const openOf = (draftId: string, now: Date) =>
  and(eq(links.kind, 'draft'), eq(links.resourceId, draftId), isNull(links.revokedAt), gt(links.expiresAt, now));

/** Makes a link to a draft: 256 bits and six digits, told once and kept only as keyed hashes. It ends with the draft. */
export async function createDraftLink(ctx: ServerContext, draft: Row): Promise<DraftLink> {
  const id = randomUUID();
  const secret = newSecret();
  const code = String(randomInt(1_000_000)).padStart(6, '0');
  const now = ctx.clock();
  await ctx.db.transaction(async (tx) => {
    const open = await tx.select({ id: links.id }).from(links).where(openOf(draft.id, now)).orderBy(asc(links.createdAt));
    for (const { id: old } of open.slice(0, Math.max(0, open.length - most + 1))) {
      await tx.update(links).set({ revokedAt: now }).where(eq(links.id, old));
    }
    await tx.insert(links).values({
      id,
      kind: 'draft',
      resourceId: draft.id,
      secretHash: keyedHash(ctx.config.secrets.session, secret),
      codeHash: codeHash(ctx, id, code),
      createdAt: now,
      expiresAt: draft.expiresAt,
    });
  });
  return { id, secret, code, expiresAt: draft.expiresAt.toISOString() };
}

/** The links that still open a draft, oldest first. */
export async function openLinks(ctx: ServerContext, draftId: string): Promise<{ id: string; createdAt: string; expiresAt: string }[]> {
  const rows = await ctx.db.select().from(links).where(openOf(draftId, ctx.clock())).orderBy(asc(links.createdAt));
  return rows.map(({ id, createdAt, expiresAt }) => ({ id, createdAt: createdAt.toISOString(), expiresAt: expiresAt.toISOString() }));
}

/** Closes a link at once. @returns whether there was one. */
export async function closeDraftLink(ctx: ServerContext, draftId: string, linkId: string): Promise<boolean> {
  const which = and(eq(links.id, linkId), eq(links.kind, 'draft'), eq(links.resourceId, draftId));
  return (await ctx.db.update(links).set({ revokedAt: ctx.clock() }).where(which).returning({ id: links.id })).length > 0;
}

/** What a link and a code open. */
export type Opened =
  | { draft: Row }
  /** Known and rightly opened, but over. */
  | { gone: GoneReason }
  /** Seconds to wait. */
  | { paused: number }
  /** No such link, or not its code: whoever asks learns nothing of which. */
  | { unknown: true };

/**
 * Tries a code. The try is counted before the code is compared, under a lock, so that many tries at the same moment are
 * as many tries. After five wrong ones the link rests for a quarter of an hour, after each five more twice as long, at
 * most a day: a six-digit code stands against somebody who found the link, and the citizen's own device goes on.
 */
export async function openLink(ctx: ServerContext, secret: string, code: string): Promise<Opened> {
  const given = code.replace(/\D/g, '');
  const secretHash = keyedHash(ctx.config.secrets.session, secret);
  return ctx.db.transaction(async (transaction): Promise<Opened> => {
    const tx = transaction as unknown as Database;
    const which = and(eq(links.secretHash, secretHash), eq(links.kind, 'draft'));
    const [link] = await tx.select().from(links).where(which).for('update');
    const now = ctx.clock();
    const strange = strangers(ctx).get(secretHash);
    const state = link ?? strange ?? { wrongTries: 0, pausedUntil: null };
    if (state.pausedUntil && state.pausedUntil > now) {
      return { paused: Math.ceil((state.pausedUntil.getTime() - now.getTime()) / 1000) };
    }
    if (link?.codeHash && sameSecret(codeHash(ctx, link.id, given), link.codeHash)) {
      if (link.wrongTries > 0) await tx.update(links).set({ wrongTries: 0, pausedUntil: null }).where(eq(links.id, link.id));
      return find(tx, link, now);
    }
    const wrongTries = state.wrongTries + 1;
    const pausedUntil = wrongTries % tries === 0 ? new Date(now.getTime() + pauseAfter(wrongTries)) : null;
    if (link) await tx.update(links).set({ wrongTries, pausedUntil }).where(eq(links.id, link.id));
    else remember(strangers(ctx), secretHash, { wrongTries, pausedUntil });
    return { unknown: true };
  });
}

const pauseAfter = (wrongTries: number) => Math.min(24 * 60, 15 * 2 ** (wrongTries / tries - 1)) * minute;

async function find(tx: Database, link: Link, now: Date): Promise<Opened> {
  if (link.revokedAt) return { gone: 'revoked' };
  const [draft] = await tx.select().from(drafts).where(and(eq(drafts.id, link.resourceId), gt(drafts.expiresAt, now)));
  if (draft && link.expiresAt > now) return { draft };
  if (await wasSent(tx, link.resourceId)) return { gone: 'sent' };
  return { gone: link.expiresAt > now ? 'deleted' : 'expired' };
}

/** Has this draft become an application? */
export async function wasSent(db: Database, draftId: string): Promise<boolean> {
  return (await db.select({ id: applications.id }).from(applications).where(eq(applications.draftId, draftId)).limit(1)).length > 0;
}

/** Lets a session into a draft. */
export async function letIn(db: Database, draftId: string, sessionId: string, since: Date): Promise<void> {
  await db.insert(draftGuests).values({ draftId, sessionId, since }).onConflictDoNothing();
}

type Tries = { wrongTries: number; pausedUntil: Date | null };

/** Secrets that no link has, tried lately: they rest as a real one would, so that a pause tells nothing either. */
const perServer = new WeakMap<object, Map<string, Tries>>();
const remembered = 5_000;

function strangers(ctx: ServerContext): Map<string, Tries> {
  if (!perServer.has(ctx.db)) perServer.set(ctx.db, new Map());
  return perServer.get(ctx.db)!;
}

function remember(known: Map<string, Tries>, secretHash: string, state: Tries): void {
  known.delete(secretHash);
  known.set(secretHash, state);
  if (known.size > remembered) known.delete(known.keys().next().value!);
}
