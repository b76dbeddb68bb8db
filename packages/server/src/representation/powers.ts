import { randomUUID } from 'node:crypto';
import { and, asc, count, eq, gt, inArray, or } from 'drizzle-orm';
import * as z from 'zod';
import type { PowerEventType, PowerRequest, PowerScope } from '@faelles/schemas/power-of-attorney.js';
import { age } from '@faelles/schemas/date.js';
import { canonicalJson } from '@faelles/receipt/model';
import type { ServerContext } from '../context.ts';
import type { Database } from '../database/open.ts';
import { powerEvents, powers } from '../database/powers.ts';
import { sha256 } from '../hash.ts';
import { ProblemError } from '../http/problem.ts';
import type { StoredSession } from '../sessions/provider.ts';
import { today } from '../today.ts';
import { ownOf, type Own } from './grants.ts';
import type { Other } from './other.ts';
import { fold, follow, statusOn, type Side } from './power-state.ts';

export type PowerRow = typeof powers.$inferSelect;
export type PowerEventRow = typeof powerEvents.$inferSelect;

/** Years a person must be to give one (rules of borger.dk). */
const giverAge = 15;
/** Most that one person or company writes in 24 hours: enough for anybody's affairs, too few to bother a street. */
const mostADay = 30;
const day = 86_400_000;

/** What somebody wants to give or ask for, checked. */
export type Wanted = Omit<PowerRequest, 'number' | 'scope'> & { scope: PowerScope[] };

/**
 * Writes a power of attorney, or a request for one. The same one again while it is open (a double click, a lost answer)
 * is the one there is. Whether anybody has the other's number changes nothing, in the answer or in the time it takes.
 * @param own who writes
 * @throws ProblemError `giver-too-young`, `too-many-requests`
 */
export async function writePower(tx: Database, ctx: ServerContext, session: StoredSession, own: Own, other: Other, wanted: Wanted): Promise<PowerRow> {
  const gives = wanted.way === 'give';
  if (gives && own.kind === 'person') refuseYoung(ctx, session.identity?.birthDate);
  if (!gives && other.kind === 'person') refuseYoung(ctx, other.birthDate);
  await refuseTooMany(tx, ctx, own);
  const me = { kind: own.kind, id: own.id, name: own.displayName };
  const them = { kind: other.kind, id: other.id, name: null };
  const [giver, receiver] = gives ? [me, them] : [them, me];
  const { scope, level, validFrom, validTo = null } = wanted;
  const writtenBy = gives ? ('giver' as const) : ('receiver' as const);
  const sameness = sha256(canonicalJson([writtenBy, giver.id, receiver.id, scope.map(({ id }) => id), level, validFrom, validTo]));
  const [row] = await tx
    .insert(powers)
    .values({
      id: randomUUID(), writtenBy, sameness, scope, level, validFrom, validTo,
      giverKind: giver.kind, giverId: giver.id, giverName: giver.name,
      receiverKind: receiver.kind, receiverId: receiver.id, receiverName: receiver.name,
      otherName: wanted.name?.trim() || null,
      status: gives ? 'active' : 'requested',
      createdAt: ctx.clock(),
    })
    .onConflictDoNothing()
    .returning();
  if (row) {
    await addEvent(tx, ctx, row.id, 1, gives ? 'given' : 'requested', writtenBy, session.actor.id);
    return row;
  }
  const open = and(eq(powers.sameness, sameness), inArray(powers.status, ['requested', 'active']));
  const [there] = await tx.select().from(powers).where(open);
  // Ended by the other between the two statements: the writer may try again.
  if (!there) throw new ProblemError('conflict');
  return there;
}

/**
 * The next thing that happens to a power of attorney. Who repeats it, or does what has happened already, changes nothing.
 * @returns undefined when there is none of this id that the session has a part in
 * @throws ProblemError `gone` when it has ended or expired, `conflict` when this cannot happen to it, `giver-too-young`
 */
export async function movePower(tx: Database, ctx: ServerContext, session: StoredSession, own: readonly Own[], id: string, type: PowerEventType): Promise<PowerRow | undefined> {
  const [row] = await tx.select().from(powers).where(eq(powers.id, id)).for('update');
  const side = row && sideOf(row, own);
  if (!row || !side) return undefined;
  const events = await eventsOf(tx, [id]);
  const state = fold(events);
  const last = events.findLast((event) => event.type === type && event.by === side);
  if (last && (last === events.at(-1) || type === 'withdrawn')) return row;
  const next = follow(state, { type, by: side });
  if (statusOn(today(ctx), row.status, row.validTo) === 'expired') throw new ProblemError('gone', { current: { status: 'expired' } });
  if (!next || next.status === 'none') {
    const over = row.status === 'withdrawn' || row.status === 'rejected';
    throw new ProblemError(over ? 'gone' : 'conflict', { current: { status: row.status } });
  }
  if (type === 'accepted' && side === 'giver' && row.giverKind === 'person') refuseYoung(ctx, session.identity?.birthDate);
  await addEvent(tx, ctx, id, events.length + 1, type, side, session.actor.id);
  const me = own.find((one) => one.id === idOf(row, side))!;
  const [moved] = await tx
    .update(powers)
    .set({
      status: next.status,
      endedAt: next.status === 'withdrawn' || next.status === 'rejected' ? ctx.clock() : null,
      // Only who accepts shows who they are; who says no stays as unknown as they were.
      ...(type === 'accepted' && (side === 'giver' ? { giverName: me.displayName } : { receiverName: me.displayName })),
    })
    .where(eq(powers.id, id))
    .returning();
  return moved;
}

/** Those somebody has a part in, newest first. */
export async function powersOf(db: Database, own: readonly Own[]): Promise<PowerRow[]> {
  const ids = own.map(({ id }) => id);
  if (ids.length === 0) return [];
  const mine = or(inArray(powers.giverId, ids), inArray(powers.receiverId, ids));
  return (await db.select().from(powers).where(mine).orderBy(asc(powers.createdAt)).limit(500)).reverse();
}

/** The events of some, oldest first. */
export async function eventsOf(db: Database, ids: readonly string[]): Promise<PowerEventRow[]> {
  if (ids.length === 0) return [];
  return db.select().from(powerEvents).where(inArray(powerEvents.powerId, [...ids])).orderBy(asc(powerEvents.position));
}

/** Which side of it somebody is, if any. */
export function sideOf(row: PowerRow, own: readonly Own[]): Side | undefined {
  return (['giver', 'receiver'] as const).find((side) => own.some(({ id }) => id === idOf(row, side)));
}

const idOf = (row: PowerRow, side: Side) => (side === 'giver' ? row.giverId : row.receiverId);

function refuseYoung(ctx: ServerContext, birthDate: string | undefined): void {
  if (birthDate === undefined || age(birthDate, today(ctx)) < giverAge) throw new ProblemError('giver-too-young');
}

async function refuseTooMany(tx: Database, ctx: ServerContext, { id }: Own): Promise<void> {
  const written = or(and(eq(powers.writtenBy, 'giver'), eq(powers.giverId, id)), and(eq(powers.writtenBy, 'receiver'), eq(powers.receiverId, id)));
  const lately = gt(powers.createdAt, new Date(ctx.clock().getTime() - day));
  const [row] = await tx.select({ many: count() }).from(powers).where(and(written, lately));
  if (row!.many >= mostADay) throw new ProblemError('too-many-requests', { headers: { 'retry-after': '3600' } });
}

async function addEvent(tx: Database, ctx: ServerContext, powerId: string, position: number, type: PowerEventType, by: Side, actorId: string): Promise<void> {
  await tx.insert(powerEvents).values({ powerId, position, type, by, at: ctx.clock(), actorId });
}

/** Was this a power of attorney for this session, whatever became of it? Who never had it is not told that it is there. */
export async function wasGranted(ctx: ServerContext, session: StoredSession, id: string): Promise<boolean> {
  const ids = ownOf(session, today(ctx)).map((one) => one.id);
  if (ids.length === 0 || !z.uuid().safeParse(id).success) return false;
  const rows = await ctx.db.select({ id: powers.id }).from(powers).where(and(eq(powers.id, id), inArray(powers.receiverId, ids)));
  return rows.length > 0;
}
