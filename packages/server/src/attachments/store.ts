import { inArray, type SQL } from 'drizzle-orm';
import { attachmentContents, attachments } from '../database/attachments.ts';
import type { Database } from '../database/open.ts';
import { eq } from 'drizzle-orm';

// Where the content of attachments lies. These three functions are the whole seam: a store of files or objects would
// change nothing else. In the database, content and record appear and go together, on any number of servers.

/** Keeps content under the attachment's id. */
export async function putContent(tx: Database, id: string, content: Uint8Array): Promise<void> {
  await tx.insert(attachmentContents).values({ id, content });
}

/** The content, or undefined when it was erased. */
export async function getContent(db: Database, id: string): Promise<Uint8Array | undefined> {
  const [row] = await db.select().from(attachmentContents).where(eq(attachmentContents.id, id));
  return row && new Uint8Array(row.content);
}

/** Erases content. */
export async function eraseContents(tx: Database, ids: string[]): Promise<void> {
  if (ids.length > 0) await tx.delete(attachmentContents).where(inArray(attachmentContents.id, ids));
}

/** Deletes attachments, record and content. @returns how many. */
export async function deleteAttachments(tx: Database, which: SQL | undefined): Promise<number> {
  const gone = await tx.delete(attachments).where(which).returning({ id: attachments.id });
  await eraseContents(tx, gone.map((row) => row.id));
  return gone.length;
}
