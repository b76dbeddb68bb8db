import { randomUUID } from 'node:crypto';
import { and, asc, eq, gt, isNull } from 'drizzle-orm';
import type { PaymentLink, PaymentLinks } from '@faelles/schemas/payment.js';
import type { ServerContext } from '../context.ts';
import { applications } from '../database/applications.ts';
import { links } from '../database/links.ts';
import type { Database } from '../database/open.ts';
import { keyedHash, newSecret } from '../hash.ts';
import { ProblemError } from '../http/problem.ts';
import { situationOf } from './situation.ts';

/** Links of one application that may be open at a time: one for the family, one for the office, some by mistake. */
const most = 10;

const openOf = (applicationId: string, now: Date) =>
  and(eq(links.kind, 'payment'), eq(links.resourceId, applicationId), isNull(links.revokedAt), gt(links.expiresAt, now));

/**
 * Makes a pay-later link: 256 bits, told once and kept only as a keyed hash, valid as long as the application waits to
 * be paid. From then on the application does wait that long, whatever the definition says later.
 * @throws ProblemError `conflict`, when the solution has no such links, nothing is to be paid, or ten are open
 */
export async function createPaymentLink(ctx: ServerContext, application: typeof applications.$inferSelect): Promise<PaymentLink> {
  const { mayPayLater, payUntil: until } = await situationOf(ctx, application);
  if (!mayPayLater || until === undefined) {
    throw new ProblemError('conflict', { detail: 'There is nothing to pay later here.', current: { state: application.state } });
  }
  const id = randomUUID();
  const secret = newSecret();
  const now = ctx.clock();
  const expiresAt = new Date(until);
  await ctx.db.transaction(async (transaction) => {
    const tx = transaction as unknown as Database;
    await tx.select({ id: applications.id }).from(applications).where(eq(applications.id, application.id)).for('update');
    const open = await tx.select({ id: links.id }).from(links).where(openOf(application.id, now));
    if (open.length >= most) throw new ProblemError('conflict', { detail: `${most} links are open already.`, current: { open: open.length } });
    await tx.insert(links).values({
      id, kind: 'payment', resourceId: application.id, secretHash: keyedHash(ctx.config.secrets.session, secret), createdAt: now, expiresAt,
    });
    await tx.update(applications).set({ payUntil: expiresAt }).where(eq(applications.id, application.id));
  });
  return { id, url: `${ctx.config.publicUrl}/pay.html#${secret}`, until };
}

/** The links that still open an application's payment, the oldest first. */
export async function openPaymentLinks(ctx: ServerContext, applicationId: string): Promise<PaymentLinks> {
  const rows = await ctx.db.select().from(links).where(openOf(applicationId, ctx.clock())).orderBy(asc(links.createdAt));
  return { links: rows.map(({ id, createdAt, expiresAt }) => ({ id, createdAt: createdAt.toISOString(), until: expiresAt.toISOString() })) };
}

/** Closes a link at once. @returns whether there was one */
export async function closePaymentLink(ctx: ServerContext, applicationId: string, linkId: string): Promise<boolean> {
  const which = and(eq(links.id, linkId), eq(links.kind, 'payment'), eq(links.resourceId, applicationId));
  return (await ctx.db.update(links).set({ revokedAt: ctx.clock() }).where(which).returning({ id: links.id })).length > 0;
}
