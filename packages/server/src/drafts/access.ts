import { and, eq, gt, inArray, isNull, notExists, notInArray, or, type SQL } from 'drizzle-orm';
import { attachments } from '../database/attachments.ts';
import { draftGuests, drafts } from '../database/drafts.ts';
import { links } from '../database/links.ts';
import type { Database } from '../database/open.ts';
import { deleteAttachments } from '../attachments/store.ts';
import { deleteDraft } from './store.ts';

// A draft belongs to the session that began it, and to those that were let in by a link and its code. Who may use a
// draft is asked here and nowhere else.

/** Drafts a session may read and save: its own, and those it was let into. */
export function usableBy(db: Database, sessionId: string): SQL | undefined {
  const letIn = db.select({ id: draftGuests.draftId }).from(draftGuests).where(eq(draftGuests.sessionId, sessionId));
  return or(eq(drafts.sessionId, sessionId), inArray(drafts.id, letIn));
}

/** Files a session may read, delete and submit: those it sent, and those of drafts it may use. */
export function filesOf(db: Database, sessionId: string): SQL | undefined {
  const usable = db.select({ id: drafts.id }).from(drafts).where(usableBy(db, sessionId));
  return or(eq(attachments.sessionId, sessionId), inArray(attachments.draftId, usable));
}

/** A link that still opens the draft of the outer query. */
const openLink = (db: Database, now: Date) =>
  db
    .select({ id: links.id })
    .from(links)
    .where(and(eq(links.kind, 'draft'), eq(links.resourceId, drafts.id), isNull(links.revokedAt), gt(links.expiresAt, now)));

/**
 * Sessions end: their drafts go with them, but not one that somebody else works on or that a link still opens. That is
 * what a citizen at a shared computer does: save for later, then sign out. Files of a draft stay with the draft.
 */
export async function leaveDrafts(tx: Database, sessionIds: string[], now: Date): Promise<void> {
  if (sessionIds.length === 0) return;
  const others = tx
    .select({ id: draftGuests.sessionId })
    .from(draftGuests)
    .where(and(eq(draftGuests.draftId, drafts.id), notInArray(draftGuests.sessionId, sessionIds)));
  const left = tx
    .select({ id: draftGuests.draftId })
    .from(draftGuests)
    .where(inArray(draftGuests.sessionId, sessionIds));
  const mine = or(inArray(drafts.sessionId, sessionIds), and(isNull(drafts.sessionId), inArray(drafts.id, left)));
  const over = await tx
    .select({ id: drafts.id })
    .from(drafts)
    .where(and(mine, notExists(others), notExists(openLink(tx, now))));
  for (const { id } of over) await deleteDraft(tx, id);
  await deleteAttachments(tx, and(inArray(attachments.sessionId, sessionIds), isNull(attachments.applicationId), isNull(attachments.draftId)));
}

/** Drafts nobody can come back to: their session ended, nobody else was let in, and no link opens them any more. */
export function unreachable(db: Database, now: Date): SQL | undefined {
  const guests = db.select({ id: draftGuests.sessionId }).from(draftGuests).where(eq(draftGuests.draftId, drafts.id));
  return and(isNull(drafts.sessionId), notExists(guests), notExists(openLink(db, now)));
}
