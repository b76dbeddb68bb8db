import { asc, eq } from 'drizzle-orm';
import type { ReceiptDelivery } from '@faelles/schemas/delivery.js';
import type { Database } from '../database/open.ts';
import { outbox, type OutboxState } from '../database/outbox.ts';

const told: Record<OutboxState, ReceiptDelivery['state']> = { waiting: 'waiting', sending: 'waiting', sent: 'sent', dead: 'failed' };

/** Where a receipt is sent beside the page, and how far that is; empty when nowhere. */
export async function deliveriesOf(db: Database, receiptId: string): Promise<ReceiptDelivery[]> {
  const rows = await db
    .select({ kind: outbox.kind, state: outbox.state, sentAt: outbox.sentAt, lastError: outbox.lastError })
    .from(outbox)
    .where(eq(outbox.receiptId, receiptId))
    .orderBy(asc(outbox.kind));
  return rows
    // Erased before it was sent: there is nobody left to tell, and nothing failed.
    .filter(({ state, lastError }) => state !== 'dead' || lastError !== 'erased')
    .map(({ kind, state, sentAt }) => ({ channel: kind, state: told[state], ...(sentAt && { at: sentAt.toISOString() }) }));
}
