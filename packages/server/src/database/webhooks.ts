import { index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import type { JsonObject } from '@faelles/schemas/json.js';
import { instant, jsonText } from './columns.ts';

/**
 * What the case system is to be told: written in the transaction in which it happened, sent afterwards until it is
 * taken. Holds ids and times, nothing about a person.
 */
export const webhookOutbox = pgTable(
  'webhook_outbox',
  {
    id: uuid('id').primaryKey(),
    type: text('type').notNull(),
    body: jsonText<JsonObject>('body').notNull(),
    createdAt: instant('created_at').notNull(),
    /** It is sent from then on; null when it was taken or given up. */
    nextTryAt: instant('next_try_at'),
    tries: integer('tries').notNull().default(0),
    /** HTTP status of the last answer; 0 when none came. */
    lastStatus: integer('last_status'),
    deliveredAt: instant('delivered_at'),
    /** Given up: a person must look at it. */
    deadAt: instant('dead_at'),
  },
  (table) => [index('webhook_outbox_due').on(table.nextTryAt)],
);
