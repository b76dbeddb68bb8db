import { index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { applications } from './applications.ts';
import { bytes, instant } from './columns.ts';
import { drafts } from './drafts.ts';
import { sessions } from './sessions.ts';

/** What is known of the content: `quarantined` until a scanner has spoken, `not-scanned` when none is configured. */
export type ScanState = 'quarantined' | 'clean' | 'infected' | 'not-scanned';

/** A file that was sent: what it is, whose it is, what the scanner says. Its content lies apart. */
export const attachments = pgTable(
  'attachments',
  {
    id: uuid('id').primaryKey(),
    sessionId: uuid('session_id').references(() => sessions.id, { onDelete: 'set null' }),
    draftId: uuid('draft_id').references(() => drafts.id, { onDelete: 'set null' }),
    applicationId: uuid('application_id').references(() => applications.id),
    /** Path of the field it was sent for. */
    field: text('field').notNull(),
    name: text('name').notNull(),
    type: text('type').notNull(),
    size: integer('size').notNull(),
    sha256: text('sha256').notNull(),
    scan: text('scan').$type<ScanState>().notNull(),
    storedAt: instant('stored_at').notNull(),
  },
  (table) => [index('attachments_draft').on(table.draftId), index('attachments_application').on(table.applicationId)],
);

/** Content in the database, for the store of that kind. */
export const attachmentContents = pgTable('attachment_contents', {
  id: uuid('id').primaryKey(),
  content: bytes('content').notNull(),
});
