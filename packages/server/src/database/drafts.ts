import { index, integer, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import type { Inputs } from '@faelles/schemas/answers.js';
import { instant, jsonText } from './columns.ts';
import { sessions } from './sessions.ts';

/** An application being written: one per session and solution, so that two tabs meet in the same draft. */
export const drafts = pgTable(
  'drafts',
  {
    id: uuid('id').primaryKey(),
    sessionId: uuid('session_id').notNull().references(() => sessions.id, { onDelete: 'cascade' }),
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
