import { eq } from 'drizzle-orm';
import type { CaseDecision, CaseStatusEntry, CaseStatusView } from '@faelles/schemas/case-status.js';
import type { ServerContext } from '../context.ts';
import { applications } from '../database/applications.ts';
import type { OpenedReceipt } from '../receipts/opened.ts';
import { goesBack } from './history.ts';
import { statusesOf, type StatusRow } from './store.ts';

/**
 * Where the case of a receipt stands. Who comes by a link sees the five values, whom it waits for and by when; a note is
 * free text about a person, and an outcome says what somebody got, so both are for the citizen's own session.
 */
export async function statusView(ctx: ServerContext, { row, receipt, masked }: OpenedReceipt): Promise<CaseStatusView> {
  const [application] = await ctx.db.select({ state: applications.state }).from(applications).where(eq(applications.id, row.applicationId));
  const told = await statusesOf(ctx.db, row.applicationId);
  const history = told.map((one, at) => entryOf(one, told[at - 1], masked));
  const current = history.at(-1);
  return {
    authority: receipt.authority.name,
    withdrawn: application?.state === 'withdrawn',
    masked,
    ...(current && { current }),
    history,
    readAt: ctx.clock().toISOString(),
  };
}

function entryOf(row: StatusRow, before: StatusRow | undefined, masked: boolean): CaseStatusEntry {
  const { status, at, recordedAt, waitingFor, expectedBy, note, decision } = row;
  return {
    status,
    at: at.toISOString(),
    recordedAt: recordedAt.toISOString(),
    ...(waitingFor && { waitingFor }),
    ...(expectedBy && { expectedBy }),
    ...(!masked && note && { note }),
    ...(!masked && decision && { decision: decision as CaseDecision }),
    ...(masked && (note || decision) && { hidden: true }),
    ...(before && goesBack(before.status, status) && { backFrom: before.status }),
  };
}
