import { randomUUID } from 'node:crypto';
import { and, eq, isNull } from 'drizzle-orm';
import type { ReceiptLink } from '@faelles/schemas/receipt.js';
import type { ServerContext } from '../context.ts';
import { links } from '../database/links.ts';
import type { Database } from '../database/open.ts';
import { receipts } from '../database/receipts.ts';
import { keyedHash, newSecret } from '../hash.ts';

/** How long a bookmark opens a receipt. */
const linkDays = 180;

/** Makes a link to a receipt: 256 bits, told once and kept only as a keyed hash. */
export async function createLink(tx: Database, ctx: ServerContext, receiptId: string): Promise<ReceiptLink> {
  const id = randomUUID();
  const secret = newSecret();
  const createdAt = ctx.clock();
  const expiresAt = new Date(createdAt.getTime() + linkDays * 86_400_000);
  const secretHash = keyedHash(ctx.config.secrets.session, secret);
  await tx.insert(links).values({ id, secretHash, kind: 'receipt', resourceId: receiptId, createdAt, expiresAt });
  return { id, secret, expiresAt: expiresAt.toISOString() };
}

/** The link that comes with the first reading by the session; undefined ever after. */
export async function firstLink(ctx: ServerContext, receiptId: string): Promise<ReceiptLink | undefined> {
  return ctx.db.transaction(async (transaction) => {
    const tx = transaction as unknown as Database;
    const first = and(eq(receipts.id, receiptId), isNull(receipts.linkedAt));
    const [mine] = await tx.update(receipts).set({ linkedAt: ctx.clock() }).where(first).returning({ id: receipts.id });
    return mine && createLink(tx, ctx, receiptId);
  });
}

/** Closes a link of a receipt. @returns whether there was one. */
export async function revokeLink(ctx: ServerContext, receiptId: string, linkId: string): Promise<boolean> {
  const which = and(eq(links.id, linkId), eq(links.kind, 'receipt'), eq(links.resourceId, receiptId));
  const [row] = await ctx.db.update(links).set({ revokedAt: ctx.clock() }).where(which).returning({ id: links.id });
  return row !== undefined;
}
