import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { Database } from '../database/open.ts';
import { sessions } from '../database/sessions.ts';
import { keyedHash, newSecret } from '../hash.ts';
import { readCookie } from '../http/cookie.ts';
import { leaveDrafts } from '../drafts/access.ts';
import { moveAlong } from './move-along.ts';
import type { BegunSession, Identity, SessionProvider, StoredSession } from './provider.ts';

const name = 'fk_session';
const hour = 3_600_000;

type Options = {
  db: Database;
  clock: () => Date;
  secret: string;
  days: number;
  /** Minutes after its last use that a session on a shared computer ends. Default an hour. */
  sharedMinutes?: number;
};

/**
 * Sessions in the database. They begin without a sign-in: whoever holds the cookie is the one who began. They slide: each use moves
 * the end, written at most once per twenty-fourth of their length.
 *
 * The cookie is Secure on http://127.0.0.1 too: browsers take loopback for trustworthy and keep it (seen in Chromium 156).
 */
export function anonymousSessions({ db, clock, secret, days, sharedMinutes = 60 }: Options): SessionProvider {
  const length = (shared: boolean) => (shared ? sharedMinutes * 60_000 : days * 24 * hour);
  const hashOf = (value: string) => keyedHash(secret, `session ${value}`);

  function cookieOf(value: string, shared: boolean): string {
    const age = shared ? '' : `; Max-Age=${length(shared) / 1000}`;
    return `${name}=${value}; Path=/; HttpOnly; Secure; SameSite=Lax${age}`;
  }

  async function insert(tx: Database, shared: boolean, who?: Identity): Promise<BegunSession> {
    const value = newSecret();
    const now = clock();
    const id = randomUUID();
    const row = {
      id,
      secretHash: hashOf(value),
      actor: who?.actor ?? { kind: 'anonymous' as const, id },
      onBehalfOf: null,
      representation: null,
      identity: who ? { birthDate: who.birthDate, grants: who.grants } : null,
      shared,
      createdAt: now,
      expiresAt: new Date(now.getTime() + length(shared)),
    };
    await tx.insert(sessions).values(row);
    return { session: toSession(row), cookie: cookieOf(value, shared) };
  }

  async function remove(tx: Database, id: string): Promise<void> {
    // Drafts go with their session unless a link still opens them; what was submitted stays.
    await leaveDrafts(tx, [id], clock());
    await tx.delete(sessions).where(eq(sessions.id, id));
  }

  return {
    async find(request) {
      const value = readCookie(request, name);
      if (value === undefined) return undefined;
      const [row] = await db.select().from(sessions).where(eq(sessions.secretHash, hashOf(value)));
      const now = clock().getTime();
      if (!row || row.expiresAt.getTime() <= now) return undefined;
      const session = toSession(row);
      const whole = length(row.shared);
      if (row.expiresAt.getTime() - now > whole * (23 / 24)) return { session };
      session.expiresAt = new Date(now + whole);
      await db.update(sessions).set({ expiresAt: session.expiresAt }).where(eq(sessions.id, row.id));
      return { session, cookie: cookieOf(value, row.shared) };
    },

    begin: ({ shared }) => insert(db, shared),

    async share(request, session) {
      const expiresAt = new Date(clock().getTime() + length(true));
      await db.update(sessions).set({ shared: true, expiresAt }).where(eq(sessions.id, session.id));
      return { session: { ...session, shared: true, expiresAt }, cookie: cookieOf(readCookie(request, name)!, true) };
    },

    async signIn(before, identity, { shared }) {
      return db.transaction(async (transaction) => {
        const tx = transaction as unknown as Database;
        const begun = await insert(tx, shared || (before?.shared ?? false), identity);
        // Two people take turns at one browser: the second must not find what the first was writing.
        const same = before?.actor.kind === 'anonymous' || before?.actor.id === identity.actor.id;
        if (before && same) await moveAlong(tx, before.id, begun.session.id);
        if (before) await remove(tx, before.id);
        return begun;
      });
    },

    async actFor(session, grant) {
      const onBehalfOf = grant?.subject;
      const representation = grant && { basis: grant.basis, ref: grant.ref };
      await db
        .update(sessions)
        .set({ onBehalfOf: onBehalfOf ?? null, representation: representation ?? null })
        .where(eq(sessions.id, session.id));
      return { ...session, onBehalfOf, representation };
    },

    async end(session) {
      await db.transaction((tx) => remove(tx as unknown as Database, session.id));
      return `${name}=; Path=/; HttpOnly; Secure; SameSite=Lax; Max-Age=0`;
    },
  };
}

function toSession(row: Omit<typeof sessions.$inferSelect, 'secretHash' | 'createdAt'>): StoredSession {
  return {
    id: row.id,
    actor: row.actor,
    onBehalfOf: row.onBehalfOf ?? undefined,
    representation: row.representation ?? undefined,
    identity: row.identity ?? undefined,
    shared: row.shared,
    expiresAt: row.expiresAt,
  };
}
