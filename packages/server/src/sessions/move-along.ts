import { eq } from 'drizzle-orm';
import { applications } from '../database/applications.ts';
import { attachments } from '../database/attachments.ts';
import { draftGuests, drafts } from '../database/drafts.ts';
import type { Database } from '../database/open.ts';
import { uploads } from '../database/uploads.ts';

/** Everything a session holds belongs to another one from now on: drafts, those it was let into, files, applications. */
export async function moveAlong(tx: Database, from: string, to: string): Promise<void> {
  for (const table of [drafts, draftGuests, attachments, uploads, applications]) {
    await tx.update(table).set({ sessionId: to }).where(eq(table.sessionId, from));
  }
}
