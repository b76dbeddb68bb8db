import { randomUUID } from 'node:crypto';
import { and, desc, eq, gt, isNull } from 'drizzle-orm';
import type { Draft, DraftCreate, DraftSave } from '@faelles/schemas/draft.js';
import type { FormDefinition } from '@faelles/schemas/definition.js';
import { giveFiles, strayFiles } from '../attachments/adopt.ts';
import { deleteAttachments } from '../attachments/store.ts';
import type { ServerContext } from '../context.ts';
import { attachments } from '../database/attachments.ts';
import { drafts } from '../database/drafts.ts';
import type { Database } from '../database/open.ts';
import { usableBy } from './access.ts';

const day = 86_400_000;

type Row = typeof drafts.$inferSelect;

/** A draft as its page sees it. */
export function toDraft(row: Row): Draft {
  const { id, solution, definitionVersion, version, inputs, step, language, savedAt, expiresAt } = row;
  return {
    id, solution, definitionVersion, version, inputs, language,
    ...(step === null ? {} : { step }),
    savedAt: savedAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
  };
}

/** A draft the session may use, by id, if it has not expired. */
export async function findDraft(ctx: ServerContext, sessionId: string, id: string): Promise<Row | undefined> {
  const own = and(eq(drafts.id, id), usableBy(ctx.db, sessionId), gt(drafts.expiresAt, ctx.clock()));
  const [row] = await ctx.db.select().from(drafts).where(own);
  return row;
}

/** The session's draft of a solution, if it has one that has not expired. */
export async function currentDraft(ctx: ServerContext, sessionId: string, solution: string): Promise<Row | undefined> {
  const own = and(eq(drafts.solution, solution), usableBy(ctx.db, sessionId), gt(drafts.expiresAt, ctx.clock()));
  const [row] = await ctx.db.select().from(drafts).where(own).orderBy(desc(drafts.savedAt)).limit(1);
  return row;
}

/** Begins a draft; undefined when the session has one of this solution already. */
export async function createDraft(
  ctx: ServerContext,
  sessionId: string,
  definition: FormDefinition,
  body: DraftCreate,
): Promise<Row | undefined> {
  const now = ctx.clock();
  return ctx.db.transaction(async (tx) => {
    const old = and(usableBy(tx as unknown as Database, sessionId), eq(drafts.solution, body.solution));
    const before = await tx.select().from(drafts).where(old);
    // One that the session was let into is its draft of this solution as much as its own.
    if (before.some(({ expiresAt }) => expiresAt > now)) return undefined;
    // Files go along with the answers: the page that begins anew has them still on its screen.
    const files = await strayFiles(tx as unknown as Database, sessionId, body.inputs, undefined, now);
    await giveFiles(tx as unknown as Database, files, null);
    for (const { id } of before) await deleteDraft(tx as unknown as Database, id);
    const [row] = await tx
      .insert(drafts)
      .values({
        id: randomUUID(),
        sessionId,
        solution: body.solution,
        definitionVersion: body.definitionVersion,
        version: 1,
        inputs: body.inputs,
        step: body.step ?? null,
        language: body.language,
        savedAt: now,
        expiresAt: expiry(ctx, definition, now),
      })
      .onConflictDoNothing()
      .returning();
    if (row) await giveFiles(tx as unknown as Database, files, row.id);
    return row;
  });
}

/** Saves over the version the page has; undefined when the draft has moved on meanwhile. */
export async function saveDraft(
  ctx: ServerContext,
  sessionId: string,
  draft: Row,
  definition: FormDefinition,
  body: DraftSave,
): Promise<Row | undefined> {
  const now = ctx.clock();
  const [row] = await ctx.db
    .update(drafts)
    .set({
      version: body.version + 1,
      definitionVersion: definition.version,
      inputs: body.inputs,
      step: body.step ?? null,
      language: body.language,
      savedAt: now,
      expiresAt: expiry(ctx, definition, now),
    })
    .where(and(eq(drafts.id, draft.id), eq(drafts.version, body.version)))
    .returning();
  if (row) await giveFiles(ctx.db, await strayFiles(ctx.db, sessionId, body.inputs, row.id), row.id);
  return row;
}

/** Deletes a draft with the files that were sent for it and not submitted. */
export async function deleteDraft(tx: Database, id: string): Promise<void> {
  await deleteAttachments(tx, and(eq(attachments.draftId, id), isNull(attachments.applicationId)));
  await tx.delete(drafts).where(eq(drafts.id, id));
}

function expiry(ctx: ServerContext, definition: FormDefinition, now: Date): Date {
  return new Date(now.getTime() + (definition.retention?.draftDays ?? ctx.config.retention.draftDays) * day);
}
