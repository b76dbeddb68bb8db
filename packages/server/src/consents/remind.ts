import { randomUUID } from 'node:crypto';
import { and, eq, isNull, lte, or } from 'drizzle-orm';
import { descend } from '@faelles/form-engine/rules/scope.js';
import type { ServerContext } from '../context.ts';
import { applications } from '../database/applications.ts';
import { consents } from '../database/consents.ts';
import { ProblemError } from '../http/problem.ts';
import type { CaseRow } from './cases.ts';
import { createInvitation } from './invitation-link.ts';
import type { ConsentRow } from './record.ts';
import { titlesOf } from './view-case.ts';

/** Between two reminders to the same person: a nudge, not a siege. */
const dayMillis = 86_400_000;

/**
 * Reminds a party that has not answered, with a link of its own: the one they may have at home stays open.
 * @returns false when somebody reminded them within the last day
 * @throws when the notice cannot be handed over; it may then be tried again
 */
export async function remind(ctx: ServerContext, row: CaseRow, consent: ConsentRow): Promise<boolean> {
  const now = ctx.clock();
  const long = or(isNull(consents.remindedAt), lte(consents.remindedAt, new Date(now.getTime() - dayMillis)));
  const mine = and(eq(consents.id, consent.id), eq(consents.state, 'requested'), long);
  const [claimed] = await ctx.db.update(consents).set({ remindedAt: now, reminderDueAt: null }).where(mine).returning({ id: consents.id });
  if (!claimed) return false;
  try {
    await hand(ctx, row, consent);
    return true;
  } catch (error) {
    // An hour later again, where it was due by itself: a folder that cannot be written to is not mended in seconds.
    const reminderDueAt = consent.reminderDueAt && new Date(now.getTime() + dayMillis / 24);
    await ctx.db.update(consents).set({ remindedAt: consent.remindedAt, reminderDueAt }).where(eq(consents.id, consent.id));
    throw error;
  }
}

async function hand(ctx: ServerContext, row: CaseRow, consent: ConsentRow): Promise<void> {
  const [application] = await ctx.db.select().from(applications).where(eq(applications.id, row.applicationId));
  const solution = await ctx.solutions.version(consent.solution, application!.definitionVersion);
  const path = solution?.definition.parties?.find(({ id }) => id === consent.party)?.identifiedBy;
  const recipient = path === undefined ? undefined : descend(application!.answers ?? {}, path);
  if (!ctx.notifier?.reaches || typeof recipient !== 'string') throw new ProblemError('conflict', { detail: 'Nobody sends reminders here.' });
  const { href } = await createInvitation(ctx.db, ctx, consent, row.deadline, { keep: true });
  await ctx.notifier.send({
    id: randomUUID(),
    kind: 'consent-reminder',
    recipient,
    party: consent.label ?? { da: consent.party },
    ...(await titlesOf(ctx.db, ctx, application!)),
    reference: application!.reference,
    deadline: row.deadline.toISOString(),
    href: ctx.config.publicUrl + href,
  });
}
