import { randomUUID } from 'node:crypto';
import { and, asc, eq, inArray, isNotNull, or } from 'drizzle-orm';
import { canonicalJson } from '@faelles/receipt/model';
import type { CaseStatusReport, CaseStatusReported } from '@faelles/schemas/case-status.js';
import type { JsonObject } from '@faelles/schemas/json.js';
import type { ServerContext } from '../context.ts';
import { applications } from '../database/applications.ts';
import type { Database } from '../database/open.ts';
import { applicationStatus } from '../database/status.ts';
import { ProblemError } from '../http/problem.ts';
import { reportIssues } from './check-report.ts';
import { contradicted, inOrder } from './history.ts';

/** A report as it is stored. */
export type StatusRow = typeof applicationStatus.$inferSelect;

/** What the authority has said of a case, in the order of its history. */
export async function statusesOf(db: Database, applicationId: string): Promise<StatusRow[]> {
  const rows = await db.select().from(applicationStatus).where(eq(applicationStatus.applicationId, applicationId)).orderBy(asc(applicationStatus.position));
  return inOrder(rows);
}

/**
 * Takes a report in. It is added and changes nothing that was told before.
 * @throws ProblemError `not-found`; `conflict` when there is no case to speak of, or the report would take it back
 *   without saying so; `gone` for words about a person whose data were erased; `invalid-request` with issues
 */
export async function takeReport(tx: Database, ctx: ServerContext, applicationId: string, key: string, report: CaseStatusReport): Promise<CaseStatusReported> {
  // Held until this commits, so that two reports at one time are judged one after the other.
  const [application] = await tx.select().from(applications).where(eq(applications.id, applicationId)).for('update');
  if (!application) throw new ProblemError('not-found');
  const told = await statusesOf(tx, applicationId);
  const before = told.find((row) => row.idempotencyKey === key);
  if (before) return repeated(told, before, report);
  const now = ctx.clock();
  checkTaken(application);
  const issues = reportIssues(report, { now, submittedAt: application.submittedAt });
  if (issues.length > 0) throw new ProblemError('invalid-request', { status: 422, issues });
  if (application.erasedAt && (report.note || report.decision)) {
    throw new ProblemError('gone', { detail: 'The personal data of this application were erased: report the status without note and decision.' });
  }
  const at = new Date(report.at);
  const other = contradicted(told, { status: report.status, at });
  if (other && !report.correction) {
    throw new ProblemError('conflict', {
      detail: 'The case would go back. If that is so, send it with "correction": true and a new Idempotency-Key.',
      current: { status: other.status, at: other.at.toISOString() },
    });
  }
  const [row] = await tx
    .insert(applicationStatus)
    .values({
      id: randomUUID(), applicationId, status: report.status, at,
      waitingFor: report.waitingFor ?? null,
      expectedBy: report.expectedBy ?? null,
      note: report.note ?? null,
      decision: (report.decision as JsonObject | undefined) ?? null,
      idempotencyKey: key,
      recordedAt: now,
    })
    .returning();
  return reported([...told, row!], row!);
}

function reported(told: StatusRow[], row: StatusRow): CaseStatusReported {
  const current = inOrder(told).at(-1)!;
  return { id: row.id, recordedAt: row.recordedAt.toISOString(), current: { status: current.status, at: current.at.toISOString() } };
}

/** The key came before, longer ago than answers to keys are kept: held to what is stored of it. Erased words are not compared. */
function repeated(told: StatusRow[], row: StatusRow, report: CaseStatusReport): CaseStatusReported {
  const { status, at, waitingFor = null, expectedBy = null } = report;
  const same = status === row.status && Date.parse(at) === row.at.getTime() && waitingFor === row.waitingFor && expectedBy === row.expectedBy;
  const sameWords = (['note', 'decision'] as const).every((name) => row[name] === null || canonicalJson(row[name]) === canonicalJson(report[name] ?? null));
  if (!same || !sameWords) throw new ProblemError('idempotency-key-reused');
  return reported(told, row);
}

/** Only of what the case system has: until then its applicant can take it back. */
function checkTaken({ state, handedOverAt }: typeof applications.$inferSelect): void {
  if (state !== 'received') throw new ProblemError('conflict', { detail: 'There is no case: the application was not received, or not any more.', current: { state } });
  if (handedOverAt === null) {
    throw new ProblemError('conflict', { detail: 'Say first that you have it: POST /api/machine/applications/{id}/taken.', current: { state } });
  }
}

/** Erases what reports say in words; that there were reports, of what and when, stays. */
export async function eraseStatusWords(tx: Database, applicationIds: string[]): Promise<void> {
  const withWords = or(isNotNull(applicationStatus.note), isNotNull(applicationStatus.decision));
  await tx.update(applicationStatus).set({ note: null, decision: null }).where(and(inArray(applicationStatus.applicationId, applicationIds), withWords));
}
