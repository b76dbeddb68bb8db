import { index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';

/** What a capability link opens. */
export type LinkKind = 'receipt' | 'draft' | 'consent' | 'payment';

/** Links that open one thing to whoever holds them. The secret (at least 128 bits) is kept only as a keyed hash. */
export const links = pgTable(
  'links',
  {
    id: uuid('id').primaryKey(),
    secretHash: text('secret_hash').notNull().unique(),
    kind: text('kind').$type<LinkKind>().notNull(),
    /** Id of the thing it opens. */
    resourceId: uuid('resource_id').notNull(),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    revokedAt: instant('revoked_at'),
    /** Keyed hash of the code that is asked for beside the secret; null for a link that opens by itself. */
    codeHash: text('code_hash'),
    /** Wrong codes since the last right one. */
    wrongTries: integer('wrong_tries').notNull().default(0),
    /** After too many wrong codes the link rests until then, whoever holds it. */
    pausedUntil: instant('paused_until'),
  },
  (table) => [index('links_resource').on(table.kind, table.resourceId)],
);
