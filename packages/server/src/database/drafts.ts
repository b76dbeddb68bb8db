import { index, integer, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import type { Inputs } from '@faelles/schemas/answers.js';
import { instant, jsonText } from './columns.ts';
import { sessions } from './sessions.ts';

/** An application being written: one per session and solution, so that two tabs meet in the same draft. */
export const drafts = pgTable(
  'drafts',
  {
    id: uuid('id').primaryKey(),
    /** Whose it is; null when that session ended while a link to the draft was still good. */
    sessionId: uuid('session_id').references(() => sessions.id, { onDelete: 'set null' }),
    solution: text('solution').notNull(),
    definitionVersion: text('definition_version').notNull(),
    version: integer('version').notNull(),
    inputs: jsonText<Inputs>('inputs').notNull(),
    step: text('step'),
    language: text('language').notNull(),
    savedAt: instant('saved_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
  },
  (table) => [
    unique('drafts_one_per_solution').on(table.sessionId, table.solution),
    index('drafts_expiry').on(table.expiresAt),
  ],
);

/** Other sessions that work on a draft, each let in by a link and its code. */
export const draftGuests = pgTable(
  'draft_guests',
  {
    draftId: uuid('draft_id').notNull().references(() => drafts.id, { onDelete: 'cascade' }),
    sessionId: uuid('session_id').notNull().references(() => sessions.id, { onDelete: 'cascade' }),
    since: instant('since').notNull(),
  },
  (table) => [primaryKey({ columns: [table.draftId, table.sessionId] }), index('draft_guests_session').on(table.sessionId)],
);
