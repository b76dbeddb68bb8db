import { bigint, index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import type { Answers } from '@faelles/schemas/answers.js';
import type { ApplicationState } from '@faelles/schemas/application.js';
import type { Order } from '@faelles/schemas/order.js';
import type { Actor, Representation, Subject } from '@faelles/schemas/party.js';
import { instant, jsonText } from './columns.ts';
import { sessions } from './sessions.ts';

/** What was submitted. It outlives its session; `answers` is erased when its period after hand-over is over. */
export const applications = pgTable(
  'applications',
  {
    id: uuid('id').primaryKey(),
    sessionId: uuid('session_id').references(() => sessions.id, { onDelete: 'set null' }),
    /** The draft it was, which is gone: sent again from another tab, it is this application and not a second one. */
    draftId: uuid('draft_id').unique(),
    reference: text('reference').notNull().unique(),
    solution: text('solution').notNull(),
    definitionVersion: text('definition_version').notNull(),
    state: text('state').$type<ApplicationState>().notNull(),
    language: text('language').notNull(),
    actor: jsonText<Actor>('actor').notNull(),
    subject: jsonText<Subject>('subject').notNull(),
    representation: jsonText<Representation>('representation'),
    /** Canonical values; null after they were erased. */
    answers: jsonText<Answers>('answers'),
    /** SHA-256 of salt and canonical JSON of the answers: stays when they are erased. */
    answersHash: text('answers_hash').notNull(),
    /** Erased together with the answers, so that the hash cannot be searched for a CPR number. */
    answersSalt: text('answers_salt'),
    order: jsonText<Order>('order').notNull(),
    submittedAt: instant('submitted_at').notNull(),
    receivedAt: instant('received_at'),
    /**
     * From when the days count after which an application that nobody pays for or can go on with is let go: when the last
     * consent was there, or could not come any more. Null: from submission.
     */
    waitingSince: instant('waiting_since'),
    /** Unpaid, it is not let go before then: the citizen has a pay-later link or a slip that says so. */
    payUntil: instant('pay_until'),
    /** Position in the hand-over to the case system, given in the order of completion without gaps in visibility. */
    handOver: bigint('hand_over', { mode: 'number' }).unique(),
    /** When the case system said that it has it. */
    handedOverAt: instant('handed_over_at'),
    erasedAt: instant('erased_at'),
  },
  (table) => [index('applications_session').on(table.sessionId), index('applications_state').on(table.state)],
);

/** Numbers that are given in the order in which transactions commit: the row is locked until then. */
export const counters = pgTable('counters', {
  name: text('name').primaryKey(),
  value: bigint('value', { mode: 'number' }).notNull(),
});
