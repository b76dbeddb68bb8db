import { boolean, index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import type { Actor, Representation, Subject } from '@faelles/schemas/party.js';
import type { Identity } from '../sessions/provider.ts';
import { instant, jsonText } from './columns.ts';

/** Who is here. The cookie's secret is kept only as a keyed hash. */
export const sessions = pgTable(
  'sessions',
  {
    id: uuid('id').primaryKey(),
    secretHash: text('secret_hash').notNull().unique(),
    actor: jsonText<Actor>('actor').notNull(),
    onBehalfOf: jsonText<Subject>('on_behalf_of'),
    representation: jsonText<Representation>('representation'),
    /** What the sign-in said beyond the actor; null for somebody who is not signed in. */
    identity: jsonText<Omit<Identity, 'actor'>>('identity'),
    /** On a shared computer the cookie dies with the browser and the session soon after. */
    shared: boolean('shared').notNull(),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
  },
  (table) => [index('sessions_expiry').on(table.expiresAt)],
);
