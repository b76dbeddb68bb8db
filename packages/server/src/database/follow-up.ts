import { index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import type { FollowUpEvent } from '@faelles/schemas/follow-up.js';
import { instant } from './columns.ts';

/** What happened on the way. No session, no answer: nothing here leads to a person. */
export const followUpEvents = pgTable(
  'follow_up_events',
  {
    id: uuid('id').primaryKey(),
    type: text('type').$type<FollowUpEvent['type']>().notNull(),
    solution: text('solution').notNull(),
    definitionVersion: text('definition_version').notNull(),
    visit: uuid('visit').notNull(),
    at: instant('at').notNull(),
    step: text('step'),
    field: text('field'),
    rule: text('rule'),
    language: text('language'),
  },
  (table) => [index('follow_up_events_solution').on(table.solution, table.at)],
);
