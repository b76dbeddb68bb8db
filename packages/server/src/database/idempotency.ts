import { integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { instant, jsonText } from './columns.ts';
import type { Json } from '@faelles/schemas/json.js';

/** Answers already given under an Idempotency-Key, so that a repeated call gets the same answer and does nothing twice. */
export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    /** Session and route: one citizen's key says nothing to another's. */
    scope: text('scope').notNull(),
    key: text('key').notNull(),
    /** SHA-256 of what was sent. */
    requestHash: text('request_hash').notNull(),
    status: integer('status'),
    body: jsonText<Json>('body'),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.scope, table.key] })],
);
