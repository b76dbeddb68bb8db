import { and, eq, inArray, isNotNull, sql } from 'drizzle-orm';
import type { ServerContext } from '../context.ts';
import { applications, counters } from '../database/applications.ts';
import type { Database } from '../database/open.ts';
import { makeReceipt } from '../receipts/make.ts';

/**
 * Completes an application: `awaiting-payment` becomes `received`, it gets its place in the hand-over, and its receipt
 * is composed (or made up for later, `receipts/missing.ts`). Does nothing when that has happened before, so webhook, polling and a second click may all call it.
 *
 * Call inside the transaction that stores the facts that complete it (an authorised payment, or the submission itself
 * when nothing is to be paid): the two become true together.
 * @returns whether it was this call that completed it.
 */
export async function completeApplication(tx: Database, ctx: ServerContext, applicationId: string): Promise<boolean> {
  // Also an application that was let go because nobody paid in time: who pays late, while the answers are still kept, is
  // taken up again rather than left with a bill for nothing.
  const [moved] = await tx
    .update(applications)
    .set({ state: 'received', receivedAt: ctx.clock() })
    .where(and(eq(applications.id, applicationId), inArray(applications.state, ['awaiting-payment', 'expired']), isNotNull(applications.answers)))
    .returning({ id: applications.id });
  if (!moved) return false;
  // The counter's row stays locked until this commits, so numbers become visible in their order and a case system that
  // asks for "everything after n" misses none.
  const [counter] = await tx
    .insert(counters)
    .values({ name: 'hand-over', value: 1 })
    .onConflictDoUpdate({ target: counters.name, set: { value: sql`${counters.value} + 1` } })
    .returning({ value: counters.value });
  await tx.update(applications).set({ handOver: counter!.value }).where(eq(applications.id, applicationId));
  await makeReceipt(tx, ctx, applicationId);
  return true;
}
