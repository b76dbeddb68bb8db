import { index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { bytes, instant } from './columns.ts';
import { drafts } from './drafts.ts';
import { sessions } from './sessions.ts';

/**
 * A file that is being sent in parts. It becomes an attachment under the same id when all of it is here and was looked
 * into; until then nothing of it can be read. It goes with its session and its draft, and by itself when it expires.
 */
export const uploads = pgTable(
  'uploads',
  {
    id: uuid('id').primaryKey(),
    sessionId: uuid('session_id').notNull().references(() => sessions.id, { onDelete: 'cascade' }),
    draftId: uuid('draft_id').notNull().references(() => drafts.id, { onDelete: 'cascade' }),
    /** Path of the field it is sent for. */
    field: text('field').notNull(),
    name: text('name').notNull(),
    /** Bytes it is to have. */
    length: integer('length').notNull(),
    /** Bytes that are here. */
    offset: integer('offset').notNull(),
    expiresAt: instant('expires_at').notNull(),
  },
  (table) => [index('uploads_draft').on(table.draftId), index('uploads_expiry').on(table.expiresAt)],
);

/** The parts as they came. Rows are added, never rewritten: a file of 25 MB is not copied with every part. */
export const uploadParts = pgTable(
  'upload_parts',
  {
    uploadId: uuid('upload_id').notNull().references(() => uploads.id, { onDelete: 'cascade' }),
    /** Where its first byte belongs. */
    at: integer('at').notNull(),
    content: bytes('content').notNull(),
  },
  (table) => [primaryKey({ columns: [table.uploadId, table.at] })],
);
