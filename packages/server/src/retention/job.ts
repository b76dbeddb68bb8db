import { and, eq, inArray, isNotNull, isNull, lt, or } from 'drizzle-orm';
import { deleteAttachments } from '../attachments/store.ts';
import { dropAbandoned } from '../attachments/uploads.ts';
import { scanWaiting } from '../attachments/scan-waiting.ts';
import { forgetSubjects } from '../consents/erase.ts';
import type { ServerContext } from '../context.ts';
import { applications } from '../database/applications.ts';
import { attachments } from '../database/attachments.ts';
import { drafts } from '../database/drafts.ts';
import { idempotencyKeys } from '../database/idempotency.ts';
import { links } from '../database/links.ts';
import type { Database } from '../database/open.ts';
import { sessions } from '../database/sessions.ts';
import { closeWaysToPay } from '../payments/give-back.ts';
import { payUntil, waitingDays } from '../payments/situation.ts';
import { erasePowers } from '../representation/erase.ts';
import { leaveDrafts, unreachable } from '../drafts/access.ts';
import { deleteDraft } from '../drafts/store.ts';
import { forgetWebhooks } from '../webhooks/outbox.ts';
import { eraseApplications } from './erase.ts';

const day = 86_400_000;
/** How long an unpaid application that was let go can still be taken up by a late payment. */
const graceDays = 7;
/** How long a link that has expired is remembered, so that who comes with it can be told so. */
const toldDays = 30;

/** What one run did, by kind of data. */
export type RetentionResult = {
  sessions: number; drafts: number; uploads: number; unpaid: number; erased: number; keys: number; links: number; subjects: number; webhooks: number; powers: number;
};

/**
 * Lets go what has had its time. Several copies of the server may run it at once: each step only touches rows whose
 * time is over, and nothing depends on who came first.
 */
export async function runRetention(ctx: ServerContext): Promise<RetentionResult> {
  const now = ctx.clock();
  const result: RetentionResult = {
    drafts: await endDrafts(ctx, now),
    sessions: await endSessions(ctx, now),
    uploads: (await dropUploads(ctx, now)) + (await dropAbandoned(ctx)),
    unpaid: await expireUnpaid(ctx, now),
    erased: await eraseOld(ctx, now),
    powers: await erasePowers(ctx),
    keys: (await ctx.db.delete(idempotencyKeys).where(lt(idempotencyKeys.createdAt, ago(now, ctx.config.retention.keyDays))).returning({ key: idempotencyKeys.key })).length,
    links: (await ctx.db.delete(links).where(lt(links.expiresAt, ago(now, toldDays))).returning({ id: links.id })).length,
    subjects: await ctx.db.transaction((tx) => forgetSubjects(tx as unknown as Database)),
    webhooks: await forgetWebhooks(ctx.db, ago(now, toldDays)),
  };
  await scanWaiting(ctx);
  if (Object.values(result).some((count) => count > 0)) ctx.log.info('retention', result);
  return result;
}

const ago = (now: Date, days: number) => new Date(now.getTime() - days * day);

async function endDrafts(ctx: ServerContext, now: Date): Promise<number> {
  const old = await ctx.db.select({ id: drafts.id }).from(drafts).where(or(lt(drafts.expiresAt, now), unreachable(ctx.db, now)));
  for (const { id } of old) await ctx.db.transaction((tx) => deleteDraft(tx as unknown as Database, id));
  return old.length;
}

async function endSessions(ctx: ServerContext, now: Date): Promise<number> {
  const old = await ctx.db.select({ id: sessions.id }).from(sessions).where(lt(sessions.expiresAt, now));
  const ids = old.map((row) => row.id);
  if (ids.length === 0) return 0;
  await ctx.db.transaction(async (tx) => {
    await leaveDrafts(tx as unknown as Database, ids, now);
    await tx.delete(sessions).where(inArray(sessions.id, ids));
  });
  return ids.length;
}

/** Files that no draft speaks of any more: sent, then replaced or left behind. */
async function dropUploads(ctx: ServerContext, now: Date): Promise<number> {
  const old = await ctx.db
    .select({ id: attachments.id, inputs: drafts.inputs })
    .from(attachments)
    .leftJoin(drafts, eq(attachments.draftId, drafts.id))
    .where(and(isNull(attachments.applicationId), lt(attachments.storedAt, ago(now, ctx.config.retention.uploadDays))));
  const ids = old.filter(({ id, inputs }) => !JSON.stringify(inputs ?? {}).includes(id)).map((row) => row.id);
  if (ids.length === 0) return 0;
  return ctx.db.transaction((tx) =>
    deleteAttachments(tx as unknown as Database, and(inArray(attachments.id, ids), isNull(attachments.applicationId))),
  );
}

/** Days of a solution's own definition, or the usual ones. */
async function daysOf(ctx: ServerContext, row: { solution: string; definitionVersion: string }, kind: 'unpaidDays' | 'applicationDays') {
  const solution = await ctx.solutions.version(row.solution, row.definitionVersion);
  return solution?.definition.retention?.[kind] ?? ctx.config.retention[kind];
}

/** From when an application waits for something that only its applicant can do. */
const waitsSince = (before: Date) =>
  or(lt(applications.waitingSince, before), and(isNull(applications.waitingSince), lt(applications.submittedAt, before)));
const sinceOf = (row: typeof applications.$inferSelect) => row.waitingSince ?? row.submittedAt;

/** Unpaid, or waiting for consents that cannot come any more. One that others may still answer has its own deadline. */
const letGo = or(eq(applications.state, 'awaiting-payment'), and(eq(applications.state, 'awaiting-consent'), isNotNull(applications.waitingSince)));

async function expireUnpaid(ctx: ServerContext, now: Date): Promise<number> {
  const waiting = await ctx.db
    .select()
    .from(applications)
    .where(and(letGo, waitsSince(ago(now, 1))));
  let count = 0;
  for (const row of waiting) {
    // A pay-later link or a slip may promise more days than the usual ones.
    const until = row.state === 'awaiting-payment' ? await payUntil(ctx, row) : undefined;
    if (until ? until > now : sinceOf(row) > ago(now, await daysOf(ctx, row, 'unpaidDays'))) continue;
    // Only if it still waits: a payment may have come this moment.
    const still = and(eq(applications.id, row.id), eq(applications.state, row.state), letGo);
    count += await ctx.db.transaction(async (tx) => {
      const gone = await tx.update(applications).set({ state: 'expired' }).where(still).returning({ id: applications.id });
      if (gone.length > 0) await closeWaysToPay(tx as unknown as Database, row.id, now);
      return gone.length;
    });
  }
  return count;
}

async function eraseOld(ctx: ServerContext, now: Date): Promise<number> {
  const candidates = await ctx.db
    .select()
    .from(applications)
    .where(and(isNull(applications.erasedAt), or(inArray(applications.state, ['expired', 'withdrawn']), isNotNull(applications.handedOverAt))));
  let count = 0;
  for (const row of candidates) {
    // Withdrawn before anybody had it: nobody will ask for it again.
    const expired = row.state === 'expired' || (row.state === 'withdrawn' && row.handedOverAt === null);
    const days = expired ? (await waitingDays(ctx, row)) + graceDays : await daysOf(ctx, row, 'applicationDays');
    const from = expired ? sinceOf(row) : row.handedOverAt!;
    if (from > ago(now, days) || (row.payUntil && row.payUntil > ago(now, graceDays))) continue;
    const gone = await ctx.db.transaction(async (tx) => {
      // Locked and looked at again, for the same reason.
      const same = and(eq(applications.id, row.id), eq(applications.state, row.state), isNull(applications.erasedAt));
      const [still] = await tx.select({ id: applications.id }).from(applications).where(same).for('update');
      if (still) await eraseApplications(tx as unknown as Database, [row.id], now);
      return still !== undefined;
    });
    if (gone) count += 1;
  }
  return count;
}
