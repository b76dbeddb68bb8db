import { and, eq, inArray, isNull, ne, or } from 'drizzle-orm';
import type { Inputs } from '@faelles/schemas/answers.js';
import { attachments } from '../database/attachments.ts';
import { drafts } from '../database/drafts.ts';
import type { Database } from '../database/open.ts';
import { filesOf } from '../drafts/access.ts';

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/**
 * Files that a draft speaks of and that the session may use, but which were sent for another draft: one that has expired
 * while the page was open, or that the session can no longer come to. Not those that their own draft still speaks of.
 * @param draftId the draft, when it is there already
 */
export async function strayFiles(tx: Database, sessionId: string, inputs: Inputs, draftId?: string, now?: Date): Promise<string[]> {
  const ids = [...new Set(JSON.stringify(inputs).match(UUID))];
  if (ids.length === 0) return [];
  const elsewhere = draftId === undefined ? undefined : or(isNull(attachments.draftId), ne(attachments.draftId, draftId));
  const rows = await tx
    .select({ id: attachments.id, inputs: drafts.inputs, expiresAt: drafts.expiresAt })
    .from(attachments)
    .leftJoin(drafts, eq(attachments.draftId, drafts.id))
    .where(and(inArray(attachments.id, ids), filesOf(tx, sessionId), isNull(attachments.applicationId), elsewhere));
  const isOver = (expiresAt: Date | null) => now !== undefined && expiresAt !== null && expiresAt <= now;
  return rows.filter((row) => isOver(row.expiresAt) || !JSON.stringify(row.inputs ?? {}).includes(row.id)).map(({ id }) => id);
}

/** Gives files to a draft: from now on they stay as long as it does, and go when it is deleted. `null` lets go of them. */
export async function giveFiles(tx: Database, ids: string[], draftId: string | null): Promise<void> {
  if (ids.length > 0) await tx.update(attachments).set({ draftId }).where(and(inArray(attachments.id, ids), isNull(attachments.applicationId)));
}
