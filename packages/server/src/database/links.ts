import { index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';

/** What a capability link opens. */
export type LinkKind = 'receipt';

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
  },
  (table) => [index('links_resource').on(table.kind, table.resourceId)],
);
