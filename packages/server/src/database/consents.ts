import { index, integer, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import type { ConsentEventType, ConsentTextRef } from '@faelles/schemas/consent-record.js';
import type { Actor, Representation, Subject } from '@faelles/schemas/party.js';
import { applications } from './applications.ts';
import { instant, jsonText } from './columns.ts';

/** The members of a consent event that say who: erased on their own, while the chain keeps their salted hash. */
export type ConsentPersons = { actor: Actor; subject: Subject; representation?: Representation | undefined; salt: string };

/**
 * Consent events, append-only: a trigger refuses every change but erasing `persons`. Each event of an application holds
 * the hash of the one before it.
 */
export const consentEvents = pgTable(
  'consent_events',
  {
    id: uuid('id').primaryKey(),
    applicationId: uuid('application_id').notNull().references(() => applications.id),
    /** Place in the application's chain, from 1. */
    position: integer('position').notNull(),
    consentId: uuid('consent_id').notNull(),
    type: text('type').$type<ConsentEventType>().notNull(),
    at: instant('at').notNull(),
    text: jsonText<ConsentTextRef>('text').notNull(),
    channel: text('channel').$type<'self-service' | 'staff' | 'import'>().notNull(),
    party: text('party').notNull(),
    validUntil: instant('valid_until'),
    persons: jsonText<ConsentPersons>('persons'),
    personsHash: text('persons_hash').notNull(),
    previousHash: text('previous_hash').notNull(),
    hash: text('hash').notNull(),
  },
  (table) => [
    unique('consent_events_chain').on(table.applicationId, table.position),
    index('consent_events_consent').on(table.consentId),
  ],
);
