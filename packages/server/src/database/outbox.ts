import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import type { JsonObject } from '@faelles/schemas/json.js';
import { applications } from './applications.ts';
import { instant, jsonText } from './columns.ts';
import { receipts } from './receipts.ts';

/** By which way it goes to the citizen. */
export type OutboxKind = 'digital-post' | 'nemsms';

/** `sending`: a worker has claimed it; `dead`: given up, a person must look at it. */
export type OutboxState = 'waiting' | 'sending' | 'sent' | 'dead';

/**
 * What is to be sent to the citizen: written in the transaction that makes the receipt, sent afterwards until it is
 * taken. `key` is what a receiver knows it by, so that the same one never arrives twice.
 */
export const outbox = pgTable(
  'outbox',
  {
    id: uuid('id').primaryKey(),
    key: text('key').notNull().unique(),
    kind: text('kind').$type<OutboxKind>().notNull(),
    applicationId: uuid('application_id').notNull().references(() => applications.id),
    receiptId: uuid('receipt_id').references(() => receipts.id),
    /** What the message is made of, and the message once it is made. May say who: null when it was sent or erased. */
    payload: jsonText<JsonObject>('payload'),
    state: text('state').$type<OutboxState>().notNull().default('waiting'),
    tries: integer('tries').notNull().default(0),
    /** It is tried from then on. */
    dueAt: instant('due_at').notNull(),
    /** The worker that has it may take so long; then another may try. */
    claimedUntil: instant('claimed_until'),
    /** A code, never words of the receiver's, which could hold what was sent. */
    lastError: text('last_error'),
    createdAt: instant('created_at').notNull(),
    sentAt: instant('sent_at'),
    providerId: text('provider_id'),
  },
  (table) => [
    check('outbox_kind', sql`${table.kind} in ('digital-post', 'nemsms')`),
    check('outbox_state', sql`${table.state} in ('waiting', 'sending', 'sent', 'dead')`),
    index('outbox_due').on(table.state, table.dueAt),
    index('outbox_application').on(table.applicationId),
    index('outbox_receipt').on(table.receiptId),
  ],
);
