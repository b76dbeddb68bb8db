import { and, eq, isNotNull } from 'drizzle-orm';
import type { ServerContext } from '../context.ts';
import { applications } from '../database/applications.ts';
import type { Database } from '../database/open.ts';
import { composeAndStoreReceipt, receiptIdOf } from './store.ts';

/**
 * Makes the receipt of an application that has just been received, in the transaction that completes it, in a savepoint of
 * its own: an application must not be lost, nor money go back, because its receipt could not be written or signed. Then it
 * stays `received` without one, and `missing.ts` makes it later.
 */
export async function makeReceipt(tx: Database, ctx: ServerContext, applicationId: string): Promise<void> {
  try {
    await tx.transaction((inner) => composeAndStoreReceipt(inner as unknown as Database, ctx, applicationId));
  } catch (error) {
    ctx.log.error('receipt-not-made', error, { application: applicationId });
  }
}

/**
 * Makes the receipt of a received application that has none. The application is locked first: of any number of copies and
 * requests at the same moment one makes it, and the others find it there. That there is one for each application is held
 * by the database too (`receipts.application_id` is unique).
 * @returns the receipt's id; undefined where none is due
 * @throws what kept it from being made
 */
export async function makeMissingReceipt(ctx: ServerContext, applicationId: string): Promise<string | undefined> {
  return ctx.db.transaction(async (transaction) => {
    const tx = transaction as unknown as Database;
    const due = and(eq(applications.id, applicationId), eq(applications.state, 'received'), isNotNull(applications.answers));
    const [row] = await tx.select({ id: applications.id }).from(applications).where(due).for('update');
    if (!row) return undefined;
    return (await receiptIdOf(tx, applicationId)) ?? (await composeAndStoreReceipt(tx, ctx, applicationId));
  });
}

/** The same where nobody waits for it to be made: what kept it from being made is told to the operator, by the log. */
export async function tryMissingReceipt(ctx: ServerContext, applicationId: string): Promise<string | undefined> {
  try {
    return await makeMissingReceipt(ctx, applicationId);
  } catch (error) {
    ctx.log.error('receipt-not-made', error, { application: applicationId });
    return undefined;
  }
}
