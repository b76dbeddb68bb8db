import { and, eq, isNull } from 'drizzle-orm';
import type { InvitationAnswer } from '@faelles/schemas/consent-case.js';
import type { Json } from '@faelles/schemas/json.js';
import type { ServerContext } from '../context.ts';
import { consents } from '../database/consents.ts';
import { links } from '../database/links.ts';
import type { Database } from '../database/open.ts';
import { ProblemError } from '../http/problem.ts';
import { refuseUnlessMayAct } from '../representation/allowed.ts';
import type { StoredSession } from '../sessions/provider.ts';
import { partiesOf, settleCase, takeCase } from './cases.ts';
import { actsAs, ofConsent, type LinkRow } from './invitation-link.ts';
import { keyOfActor } from './persons.ts';
import { addEvent, after, lockConsent, personsOf, type ConsentRow } from './record.ts';
import { textRef } from './texts.ts';
import { invitationState, rowsOf } from './view-invitation.ts';

/**
 * Records the answer of an invited person who has shown who they are, once: of any number of answers at the same moment
 * the first counts, the same again changes nothing, another is refused with what stands.
 * @throws ProblemError `conflict` with the state; `text-changed`; `invalid-answers` with `same-person`
 */
export async function answerInvitation(ctx: ServerContext, link: LinkRow, body: InvitationAnswer, session: StoredSession | undefined): Promise<void> {
  return inTurn(ctx.db, link.resourceId, () => record(ctx, link, body, session));
}

/**
 * Answers to one record one after the other, as far as they come to this copy of the server: a flood of them waits here
 * instead of taking every connection to the database to wait there. Between copies the lock in the database decides.
 */
async function inTurn(db: Database, id: string, work: () => Promise<void>): Promise<void> {
  if (!turns.has(db)) turns.set(db, new Map());
  const waiting = turns.get(db)!;
  const mine = (waiting.get(id) ?? Promise.resolve()).then(work);
  const settled = mine.catch(() => {});
  waiting.set(id, settled);
  await mine.finally(() => {
    if (waiting.get(id) === settled) waiting.delete(id);
  });
}
const turns = new WeakMap<Database, Map<string, Promise<void>>>();

async function record(ctx: ServerContext, link: LinkRow, body: InvitationAnswer, session: StoredSession | undefined): Promise<void> {
  const [seen] = await ctx.db.select().from(consents).where(eq(consents.id, link.resourceId));
  // Replays need no lock.
  if (seen && isAnswered(seen, body.answer)) return;
  await ctx.db.transaction(async (transaction) => {
    const tx = transaction as unknown as Database;
    const row = seen?.caseId ? await takeCase(tx, seen.caseId) : undefined;
    const consent = row && (await lockConsent(tx, link.resourceId));
    if (!row || !consent) throw new ProblemError('not-found');
    if (isAnswered(consent, body.answer)) return;
    const rows = await rowsOf(tx, link);
    const state = invitationState(rows!, link, ctx.clock(), true);
    if (state !== 'open') throw new ProblemError('conflict', { detail: 'This invitation cannot be answered.', current: { state } });
    const text = textRef(row.request, body.language);
    if (text.sha256 !== body.sha256) throw new ProblemError('text-changed', { current: text as unknown as Json });
    const actorKey = (session && keyOfActor(ctx, session.actor)) ?? null;
    if (actorKey !== null) {
      refuseAnother(ctx, consent, await partiesOf(tx, row), session!, actorKey);
      await refuseUnlessMayAct(tx, ctx, session!, consent.solution);
    }
    const at = ctx.clock();
    const validUntil = body.answer === 'given' ? after(at, row.request.validity.duration) : null;
    const reason = body.answer === 'refused' ? (body.reason?.trim() || null) : null;
    await addEvent(tx, consent, { type: body.answer, at, text, validUntil, persons: await personsBy(tx, consent, session) }, { reason, actorKey });
    // As easy to take back as to give: the link that gave it opens it for as long as it holds.
    if (validUntil) await tx.update(links).set({ expiresAt: validUntil }).where(and(ofConsent(consent.id), isNull(links.revokedAt)));
    await settleCase(tx, ctx, row);
  });
}

/**
 * Somebody who is signed in answers for themselves, or for whom they represent; a number typed beside a sign-in is no
 * proof against it.
 * @throws ProblemError `same-person` for another party of the case; `not-allowed` for anybody else
 */
function refuseAnother(ctx: ServerContext, consent: ConsentRow, parties: ConsentRow[], session: StoredSession, actorKey: string): void {
  const others = parties.filter(({ id }) => id !== consent.id);
  if (others.some((one) => one.actorKey === actorKey || one.personKey === actorKey)) {
    throw new ProblemError('invalid-answers', { issues: [{ path: 'answer', code: 'same-person' }] });
  }
  if (actsAs(ctx, session) !== consent.personKey) throw new ProblemError('not-allowed', { detail: 'The invitation is for somebody else than who is signed in.' });
}

/** The party's own words: who is not signed in is known by nothing but this record. */
export async function personsBy(tx: Database, consent: ConsentRow, session: StoredSession | undefined) {
  const { subject } = await personsOf(tx, consent.id);
  const signedIn = session && session.actor.kind !== 'anonymous';
  return {
    actor: signedIn ? session.actor : { kind: 'anonymous' as const, id: subject.id },
    subject,
    ...(signedIn && session.representation && { representation: session.representation }),
  };
}

/** Was it answered so? @throws ProblemError `conflict` when it was answered otherwise */
function isAnswered({ state, answeredAt }: ConsentRow, answer: InvitationAnswer['answer']): boolean {
  if (answeredAt === null) return false;
  if (state === answer) return true;
  throw new ProblemError('conflict', { detail: 'It was answered before.', current: { state } });
}
