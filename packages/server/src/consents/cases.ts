import { asc, eq } from 'drizzle-orm';
import { aggregate, type ConsentRule } from '@faelles/consent/model';
import { completeApplication } from '../applications/complete.ts';
import type { ServerContext } from '../context.ts';
import { applications } from '../database/applications.ts';
import { consentCases, consents } from '../database/consents.ts';
import type { Database } from '../database/open.ts';
import type { ConsentRow } from './record.ts';

export type CaseRow = typeof consentCases.$inferSelect;

/** How many of the parties must consent. */
export function ruleOf({ required, count, deadline }: CaseRow): ConsentRule {
  const until = { deadline: deadline.toISOString() };
  return required === 'n-of' ? { required, count: count ?? 1, ...until } : { required, ...until };
}

/**
 * Takes an application and its case for the transaction, in this order everywhere, so that answers, withdrawals, jobs
 * and payments wait for each other instead of for ever.
 */
export async function takeCase(tx: Database, caseId: string): Promise<CaseRow | undefined> {
  const [found] = await tx.select({ applicationId: consentCases.applicationId }).from(consentCases).where(eq(consentCases.id, caseId));
  if (!found) return undefined;
  await tx.select({ id: applications.id }).from(applications).where(eq(applications.id, found.applicationId)).for('update');
  const [row] = await tx.select().from(consentCases).where(eq(consentCases.id, caseId)).for('update');
  return row;
}

/** The records of a case, in the order of the definition. */
export async function partiesOf(db: Database, { id, request }: Pick<CaseRow, 'id' | 'request'>): Promise<ConsentRow[]> {
  const rows = await db.select().from(consents).where(eq(consents.caseId, id)).orderBy(asc(consents.party));
  const order = request.parties?.ids ?? [];
  return rows.sort((one, other) => order.indexOf(one.party) - order.indexOf(other.party));
}

/** Where a case stands by what is stored and the clock. */
export function statusOf(row: CaseRow, parties: readonly ConsentRow[], at: Date) {
  return aggregate(parties.map(({ state }) => state), ruleOf(row), at.toISOString());
}

/** Stores where a case stands now, after one of its records has changed, and lets its application go on when it can. */
export async function settleCase(tx: Database, ctx: ServerContext, row: CaseRow): Promise<void> {
  await storeStatus(tx, ctx, row);
  await goOn(tx, ctx, row.applicationId);
}

/** The same for all cases of an application that was just submitted: the applicant's own no may decide at once. */
export async function settleCases(tx: Database, ctx: ServerContext, applicationId: string): Promise<void> {
  const rows = await tx.select().from(consentCases).where(eq(consentCases.applicationId, applicationId));
  for (const row of rows) await storeStatus(tx, ctx, row);
  await goOn(tx, ctx, applicationId);
}

async function storeStatus(tx: Database, ctx: ServerContext, row: CaseRow): Promise<void> {
  const now = ctx.clock();
  const status = statusOf(row, await partiesOf(tx, row), now);
  const decided = status !== 'pending' && status !== 'partly';
  await tx.update(consentCases).set({ status, decidedAt: decided ? (row.decidedAt ?? now) : null }).where(eq(consentCases.id, row.id));
}

/**
 * Lets an application that waits for consents go on by itself: to payment, or to the authority when nothing is to be
 * paid. One that cannot go on any more stays for the applicant to withdraw, and its days begin to count.
 */
export async function goOn(tx: Database, ctx: ServerContext, applicationId: string): Promise<void> {
  const [application] = await tx.select().from(applications).where(eq(applications.id, applicationId)).for('update');
  if (application?.state !== 'awaiting-consent') return;
  const rows = await tx.select().from(consentCases).where(eq(consentCases.applicationId, applicationId));
  const open = ({ status }: CaseRow) => status === 'pending' || status === 'partly';
  const enough = (row: CaseRow) => row.status === 'given' || (!open(row) && row.whenRefused === 'go-on');
  const own = eq(applications.id, applicationId);
  const waitingSince = ctx.clock();
  if (rows.every(enough)) {
    await tx.update(applications).set({ state: 'awaiting-payment', waitingSince }).where(own);
    if (application.order.totalOre === 0) await completeApplication(tx, ctx, applicationId);
    ctx.log.info('consents-complete', { application: applicationId });
  } else if (rows.some((row) => !open(row) && !enough(row)) && application.waitingSince === null) {
    await tx.update(applications).set({ waitingSince }).where(own);
  }
}
