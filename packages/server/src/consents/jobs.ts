import { and, eq, inArray, isNotNull, isNull, lt, lte } from 'drizzle-orm';
import type { ServerContext } from '../context.ts';
import { applications } from '../database/applications.ts';
import { consentCases, consents } from '../database/consents.ts';
import type { Database } from '../database/open.ts';
import { every } from '../every.ts';
import { sendWebhooks } from '../webhooks/job.ts';
import { partiesOf, settleCase, takeCase } from './cases.ts';
import { addEvent, lockConsent, personsOf } from './record.ts';
import { remind } from './remind.ts';

/** Most records of one kind in one run; the next run is seconds away. */
const batch = 50;

/** What one run did. */
export type ConsentJobResult = { overdue: number; expired: number; reminded: number; sent: number };

/**
 * What must happen to consents although nobody is there: what was not answered in time expires, what was given holds no
 * longer than it was given for, parties are reminded, the case system is told. By the server's clock, nobody else's.
 * Several copies of the server may run it at once.
 */
export async function runConsentJobs(ctx: ServerContext): Promise<ConsentJobResult> {
  return { overdue: await closeOverdue(ctx), expired: await expireGiven(ctx), reminded: await remindDue(ctx), sent: await sendWebhooks(ctx) };
}

async function closeOverdue(ctx: ServerContext): Promise<number> {
  const open = ctx.db.selectDistinct({ id: consents.caseId }).from(consents).where(and(eq(consents.state, 'requested'), isNotNull(consents.caseId)));
  const due = await ctx.db
    .select({ id: consentCases.id })
    .from(consentCases)
    .where(and(lt(consentCases.deadline, ctx.clock()), inArray(consentCases.id, open)))
    .limit(batch);
  for (const { id } of due) await guarded(ctx, id, () => closeCase(ctx, id));
  return due.length;
}

async function closeCase(ctx: ServerContext, id: string): Promise<void> {
  await ctx.db.transaction(async (transaction) => {
    const tx = transaction as unknown as Database;
    const row = (await takeCase(tx, id))!;
    for (const party of await partiesOf(tx, row)) {
      if (party.state !== 'requested') continue;
      await addEvent(tx, party, { type: 'expired', at: ctx.clock(), channel: 'clock', persons: await personsOf(tx, party.id) });
    }
    await settleCase(tx, ctx, row);
  });
}

async function expireGiven(ctx: ServerContext): Promise<number> {
  const over = and(eq(consents.state, 'given'), lte(consents.validUntil, ctx.clock()));
  const due = await ctx.db.select({ id: consents.id, caseId: consents.caseId }).from(consents).where(over).limit(batch);
  for (const { id, caseId } of due) await guarded(ctx, id, () => expire(ctx, id, caseId));
  return due.length;
}

async function expire(ctx: ServerContext, id: string, caseId: string | null): Promise<void> {
  await ctx.db.transaction(async (transaction) => {
    const tx = transaction as unknown as Database;
    const row = caseId === null ? undefined : await takeCase(tx, caseId);
    const consent = await lockConsent(tx, id);
    const at = ctx.clock();
    // Looked at again under the lock: it may have been renewed or withdrawn this moment.
    if (consent?.state !== 'given' || consent.validUntil === null || consent.validUntil > at) return;
    await addEvent(tx, consent, { type: 'expired', at, channel: 'clock', persons: await personsOf(tx, id) });
    if (row) await settleCase(tx, ctx, row);
  });
}

async function remindDue(ctx: ServerContext): Promise<number> {
  if (!ctx.notifier?.reaches) return 0;
  const due = await ctx.db
    .select({ consent: consents, row: consentCases })
    .from(consents)
    .innerJoin(consentCases, eq(consentCases.id, consents.caseId))
    .innerJoin(applications, eq(applications.id, consents.applicationId))
    .where(
      and(eq(consents.state, 'requested'), lte(consents.reminderDueAt, ctx.clock()), isNull(consentCases.decidedAt), eq(applications.state, 'awaiting-consent')),
    )
    .limit(batch);
  let count = 0;
  for (const { consent, row } of due) {
    await guarded(ctx, consent.id, async () => void (count += (await remind(ctx, row, consent)) ? 1 : 0));
  }
  return count;
}

/** One record that fails must not keep the others waiting. */
async function guarded(ctx: ServerContext, id: string, work: () => Promise<void>): Promise<void> {
  await work().catch((error: unknown) => ctx.log.error('consent-job-failed', error, { consent: id }));
}

/** Runs the jobs every few seconds. @returns what ends it, after the run that is under way. */
export const startConsentJobs = (ctx: ServerContext, everyMillis = 5000) => every(ctx, everyMillis, 'consent-jobs-failed', runConsentJobs);
