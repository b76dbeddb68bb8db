import { eq } from 'drizzle-orm';
import type { ServerContext } from '../context.ts';
import { attachments } from '../database/attachments.ts';
import type { Database } from '../database/open.ts';
import { eraseContents, getContent } from './store.ts';

/** Shows files that are in quarantine to the scanner again; the content of an infected one is erased, its record stays. */
export async function scanWaiting(ctx: ServerContext): Promise<void> {
  const waiting = await ctx.db.select({ id: attachments.id }).from(attachments).where(eq(attachments.scan, 'quarantined'));
  for (const { id } of waiting) {
    const content = await getContent(ctx.db, id);
    const scan = content && (await ctx.scanner.scan(content));
    if (scan === undefined || scan === 'quarantined') continue;
    await ctx.db.transaction(async (tx) => {
      await tx.update(attachments).set({ scan }).where(eq(attachments.id, id));
      if (scan === 'infected') await eraseContents(tx as unknown as Database, [id]);
    });
  }
}
