import { sql } from 'drizzle-orm';
import { index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type { PowerEventType, PowerLevel, PowerScope } from '@faelles/schemas/power-of-attorney.js';
import { instant, jsonText } from './columns.ts';

/** Powers of attorney. Persons and companies are in it by `partyId` and, once they have shown themselves, by name. */
export const powers = pgTable(
  'powers',
  {
    id: uuid('id').primaryKey(),
    /** Who wrote it: a giver gives, a receiver asks. The other was named by number. */
    writtenBy: text('written_by').$type<'giver' | 'receiver'>().notNull(),
    giverKind: text('giver_kind').$type<'person' | 'company'>().notNull(),
    /** '' after erasure, like the receiver's. */
    giverId: text('giver_id').notNull(),
    /** Null until this side has shown who it is: whoever was named by number when they answer. */
    giverName: text('giver_name'),
    receiverKind: text('receiver_kind').$type<'person' | 'company'>().notNull(),
    receiverId: text('receiver_id').notNull(),
    receiverName: text('receiver_name'),
    /** What the writer calls the other; nobody else sees it. */
    otherName: text('other_name'),
    scope: jsonText<PowerScope[]>('scope').notNull(),
    level: text('level').$type<PowerLevel>().notNull(),
    /** ISO 8601 dates; the last day counts. */
    validFrom: text('valid_from').notNull(),
    validTo: text('valid_to'),
    /** Where its events lead to, written together with them; expiry is the clock's. */
    status: text('status').$type<'requested' | 'active' | 'withdrawn' | 'rejected'>().notNull(),
    /** SHA-256 of who, what and when: the same one twice at a time is a double click. */
    sameness: text('sameness').notNull(),
    createdAt: instant('created_at').notNull(),
    endedAt: instant('ended_at'),
  },
  (table) => [
    uniqueIndex('powers_once').on(table.sameness).where(sql`status in ('requested', 'active')`),
    index('powers_giver').on(table.giverId),
    index('powers_receiver').on(table.receiverId),
  ],
);

/** What happened to them: append-only, held by a trigger; only `actor_id` may be erased. */
export const powerEvents = pgTable(
  'power_events',
  {
    powerId: uuid('power_id').notNull().references(() => powers.id),
    position: integer('position').notNull(),
    type: text('type').$type<PowerEventType>().notNull(),
    by: text('by').$type<'giver' | 'receiver'>().notNull(),
    at: instant('at').notNull(),
    /** `partyId` of the person who did it, for a company too. */
    actorId: text('actor_id'),
  },
  (table) => [primaryKey({ columns: [table.powerId, table.position] })],
);
