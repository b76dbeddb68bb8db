import { sql } from 'drizzle-orm';
import { index, integer, pgTable, primaryKey, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type { ConsentStatus } from '@faelles/schemas/consent-case.js';
import type { ConsentEventType, ConsentState, ConsentTextRef } from '@faelles/schemas/consent-record.js';
import type { ConsentParties } from '@faelles/schemas/consent-rule.js';
import type { ConsentRequest, Declaration } from '@faelles/schemas/consent-text.js';
import type { Actor, Representation, Subject } from '@faelles/schemas/party.js';
import type { Text } from '@faelles/schemas/text.js';
import { applications } from './applications.ts';
import { instant, jsonText } from './columns.ts';

/** The members of a consent event that say who: erased on their own, while the chain keeps their salted hash. */
export type ConsentPersons = { actor: Actor; subject: Subject; representation?: Representation | undefined; salt: string };

/**
 * The end of each person's chain of events. Who writes the next event locks this row, so that two never follow the same
 * one; and an event that is cut off at the end is missed.
 */
export const consentChains = pgTable('consent_chains', {
  id: uuid('id').primaryKey(),
  /** Keyed hash of whom it is about; null once that person is erased. The chain itself never held it. */
  subjectKey: text('subject_key').unique(),
  position: integer('position').notNull(),
  hash: text('hash').notNull(),
});

/**
 * Consent events, append-only: a trigger refuses every change but erasing `persons`. Each event holds the hash of the
 * one before it in the chain of its subject.
 */
export const consentEvents = pgTable(
  'consent_events',
  {
    id: uuid('id').primaryKey(),
    applicationId: uuid('application_id').notNull().references(() => applications.id),
    chain: uuid('chain').notNull(),
    /** Place in the chain, from 1. */
    position: integer('position').notNull(),
    consentId: uuid('consent_id').notNull(),
    type: text('type').$type<ConsentEventType>().notNull(),
    at: instant('at').notNull(),
    text: jsonText<ConsentTextRef>('text').notNull(),
    channel: text('channel').$type<'self-service' | 'staff' | 'import' | 'clock'>().notNull(),
    party: text('party').notNull(),
    validUntil: instant('valid_until'),
    persons: jsonText<ConsentPersons>('persons'),
    personsHash: text('persons_hash').notNull(),
    previousHash: text('previous_hash').notNull(),
    hash: text('hash').notNull(),
    /** What the hash is over: 1 for events from the time when each application had its own chain, 2 with `chain` in it. */
    format: integer('format').notNull(),
  },
  (table) => [
    unique('consent_events_place').on(table.chain, table.position),
    index('consent_events_consent').on(table.consentId),
    index('consent_events_application').on(table.applicationId),
    // A record is answered once, and ends once in each way, whatever the code above forgets.
    uniqueIndex('consent_events_one_answer').on(table.consentId).where(sql`type in ('given', 'refused')`),
    uniqueIndex('consent_events_once').on(table.consentId, table.type).where(sql`type <> 'renewed'`),
  ],
);

/** One request that several people answer, for one application. */
export const consentCases = pgTable(
  'consent_cases',
  {
    id: uuid('id').primaryKey(),
    applicationId: uuid('application_id').notNull().references(() => applications.id),
    request: jsonText<ConsentRequest>('request').notNull(),
    required: text('required').$type<ConsentParties['required']>().notNull(),
    count: integer('count'),
    whenRefused: text('when_refused').$type<'stop' | 'go-on'>().notNull(),
    /** Where the parties' consents stand together: a fold of their records, kept in the same transaction. */
    status: text('status').$type<ConsentStatus>().notNull(),
    deadline: instant('deadline').notNull(),
    /** When it was first decided: given, or out of reach. */
    decidedAt: instant('decided_at'),
  },
  (table) => [index('consent_cases_application').on(table.applicationId), index('consent_cases_deadline').on(table.deadline)],
);

/**
 * Each record with the state its events lead to, written together with them: what is asked for most, and where two
 * answers at the same moment meet.
 */
export const consents = pgTable(
  'consents',
  {
    /** The `consentId` of its events. */
    id: uuid('id').primaryKey(),
    chain: uuid('chain').notNull().references(() => consentChains.id),
    applicationId: uuid('application_id').notNull().references(() => applications.id),
    caseId: uuid('case_id').references(() => consentCases.id),
    solution: text('solution').notNull(),
    party: text('party').notNull(),
    label: jsonText<Text>('label'),
    /** Keyed hash of the subject by kind and opaque id; erased when the consent is over and its application erased. */
    subjectKey: text('subject_key'),
    /** Keyed hash of the CPR or CVR number, where one is known; erased likewise. */
    personKey: text('person_key'),
    /** Keyed hash of the signed-in person who answered; erased likewise. */
    actorKey: text('actor_key'),
    text: jsonText<ConsentTextRef>('text').notNull(),
    textId: text('text_id').notNull(),
    /** SHA-256 of the whole document in `consent_texts`; null on records older than that table. */
    document: text('document'),
    state: text('state').$type<ConsentState>().notNull(),
    askedAt: instant('asked_at').notNull(),
    answeredAt: instant('answered_at'),
    validUntil: instant('valid_until'),
    /** What the others may know about a refusal. Free text, erased with the application. */
    reason: text('reason'),
    remindedAt: instant('reminded_at'),
    reminderDueAt: instant('reminder_due_at'),
  },
  (table) => [
    unique('consents_party').on(table.caseId, table.party),
    // The same person does not answer twice: null, for people not known by number or sign-in, meets nobody.
    unique('consents_person').on(table.caseId, table.personKey),
    unique('consents_actor').on(table.caseId, table.actorKey),
    index('consents_subject').on(table.subjectKey),
    index('consents_number').on(table.personKey),
    index('consents_application').on(table.applicationId),
    index('consents_chain').on(table.chain),
    index('consents_validity').on(table.state, table.validUntil),
    index('consents_reminder').on(table.reminderDueAt),
  ],
);

/**
 * Every text somebody could ever answer, word for word. A row is never changed: a record leads to its own row, also
 * after a demo's text was edited under the same version.
 */
export const consentTexts = pgTable(
  'consent_texts',
  {
    /** The solution that asks; empty for a text that staff published for all. */
    solution: text('solution').notNull(),
    id: text('id').notNull(),
    version: text('version').notNull(),
    /** SHA-256 of the canonical JSON, all languages, hex. */
    sha256: text('sha256').notNull(),
    document: jsonText<ConsentRequest | Declaration>('document').notNull(),
    publishedAt: instant('published_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.solution, table.id, table.version, table.sha256] })],
);
