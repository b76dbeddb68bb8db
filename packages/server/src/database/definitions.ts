import { pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { FormDefinition } from '@faelles/schemas/definition.js';
import { instant, jsonText } from './columns.ts';

/** Every version of a definition that was ever served: a draft stays on the one it began with. */
export const definitions = pgTable(
  'definitions',
  {
    solution: text('solution').notNull(),
    version: text('version').notNull(),
    definition: jsonText<FormDefinition>('definition').notNull(),
    /** SHA-256 of the canonical JSON, hex: tells whether a version's content changed without its number. */
    sha256: text('sha256').notNull(),
    firstSeenAt: instant('first_seen_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.solution, table.version] })],
);
