import { and, asc, eq, gt, inArray, lt } from 'drizzle-orm';
import type { ServerContext } from '../context.ts';
import type { Database } from '../database/open.ts';
import { uploadParts, uploads } from '../database/uploads.ts';

/** How long a file that stopped on its way is waited for, from its last part on. */
const patience = 24 * 3_600_000;

/** An upload in parts. */
export type UploadRow = typeof uploads.$inferSelect;

const expiry = (ctx: ServerContext): Date => new Date(ctx.clock().getTime() + patience);

/** Begins an upload. */
export async function beginUpload(ctx: ServerContext, row: Omit<UploadRow, 'offset' | 'expiresAt'>): Promise<UploadRow> {
  const [made] = await ctx.db.insert(uploads).values({ ...row, offset: 0, expiresAt: expiry(ctx) }).returning();
  return made!;
}

const own = (ctx: ServerContext, sessionId: string) => and(eq(uploads.sessionId, sessionId), gt(uploads.expiresAt, ctx.clock()));

/** The session's own upload, if it has not expired. */
export async function findUpload(ctx: ServerContext, sessionId: string, id: string): Promise<UploadRow | undefined> {
  const [row] = await ctx.db.select().from(uploads).where(and(eq(uploads.id, id), own(ctx, sessionId)));
  return row;
}

/** The session's uploads for a draft that are under way. */
export function uploadsOf(ctx: ServerContext, sessionId: string, draftId: string): Promise<UploadRow[]> {
  return ctx.db.select().from(uploads).where(and(eq(uploads.draftId, draftId), own(ctx, sessionId)));
}

/**
 * Adds a part at `offset`. @returns the upload as it then stands; undefined when it goes on elsewhere than at `offset`:
 * another tab, or a part that came although its answer did not.
 */
export async function addPart(ctx: ServerContext, id: string, offset: number, content: Uint8Array): Promise<UploadRow | undefined> {
  return ctx.db.transaction(async (tx) => {
    // The row is moved on first: of two parts for the same place one finds it there no more.
    const [row] = await tx
      .update(uploads)
      .set({ offset: offset + content.length, expiresAt: expiry(ctx) })
      .where(and(eq(uploads.id, id), eq(uploads.offset, offset)))
      .returning();
    if (row && content.length > 0) await tx.insert(uploadParts).values({ uploadId: id, at: offset, content });
    return row;
  });
}

/** What is here so far, from the first byte on. */
export async function contentOf(db: Database, id: string): Promise<Uint8Array> {
  const parts = await db.select({ content: uploadParts.content }).from(uploadParts).where(eq(uploadParts.uploadId, id)).orderBy(asc(uploadParts.at));
  return new Uint8Array(Buffer.concat(parts.map(({ content }) => content)));
}

/** Forgets an upload with its parts. */
export async function endUpload(db: Database, id: string): Promise<void> {
  await db.delete(uploads).where(eq(uploads.id, id));
}

/** Forgets uploads that nobody went on with. @returns how many */
export async function dropAbandoned(ctx: ServerContext): Promise<number> {
  const old = await ctx.db.select({ id: uploads.id }).from(uploads).where(lt(uploads.expiresAt, ctx.clock()));
  if (old.length > 0) await ctx.db.delete(uploads).where(inArray(uploads.id, old.map(({ id }) => id)));
  return old.length;
}
