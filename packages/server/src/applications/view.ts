import { and, desc, eq } from 'drizzle-orm';
import type { Application } from '@faelles/schemas/application.js';
import type { Text } from '@faelles/schemas/text.js';
import type { ServerContext } from '../context.ts';
import { applications } from '../database/applications.ts';
import type { Database } from '../database/open.ts';
import { newestPayment } from '../payments/store.ts';
import { receiptIdOf } from '../receipts/store.ts';

/** An application as its own citizen sees it, or undefined when the session has none of that id. */
export async function viewApplication(
  db: Database,
  ctx: ServerContext,
  sessionId: string,
  id: string,
): Promise<Application | undefined> {
  const [row] = await db.select().from(applications).where(and(eq(applications.id, id), eq(applications.sessionId, sessionId)));
  if (!row) return undefined;
  const solution = await ctx.solutions.version(row.solution, row.definitionVersion, db);
  const title: Text = solution?.definition.title ?? { da: row.solution };
  const payment = await newestPayment(db, id);
  const receiptId = await receiptIdOf(db, id);
  return {
    id: row.id,
    reference: row.reference,
    solution: row.solution,
    definitionVersion: row.definitionVersion,
    title,
    state: row.state,
    language: row.language,
    submittedAt: row.submittedAt.toISOString(),
    ...(row.receivedAt ? { receivedAt: row.receivedAt.toISOString() } : {}),
    actor: row.actor,
    subject: row.subject,
    ...(row.representation ? { representation: row.representation } : {}),
    order: row.order,
    ...(payment ? { payment } : {}),
    ...(receiptId === undefined ? {} : { receiptId }),
  };
}

/** The application the session submitted last in a solution; undefined when there is none. */
export async function viewNewest(ctx: ServerContext, sessionId: string, solution: string): Promise<Application | undefined> {
  const [row] = await ctx.db
    .select({ id: applications.id })
    .from(applications)
    .where(and(eq(applications.sessionId, sessionId), eq(applications.solution, solution)))
    .orderBy(desc(applications.submittedAt))
    .limit(1);
  return row && viewApplication(ctx.db, ctx, sessionId, row.id);
}
