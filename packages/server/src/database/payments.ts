import { bigint, bigserial, index, integer, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import type { Order } from '@faelles/schemas/order.js';
import type { PaymentFacts } from '@faelles/payment/model';
import { applications } from './applications.ts';
import { instant, jsonText } from './columns.ts';

const ore = (name: string) => bigint(name, { mode: 'number' }).notNull().default(0);

/**
 * Attempts to pay. The state is not here: it is derived from amounts and facts (`@faelles/payment/model`).
 * Kept when an application's answers are erased: it is bookkeeping and holds nothing about a person.
 */
export const payments = pgTable(
  'payments',
  {
    id: uuid('id').primaryKey(),
    applicationId: uuid('application_id').notNull().references(() => applications.id),
    attempt: integer('attempt').notNull(),
    /** Idempotency-Key of the call that began it. */
    intentKey: text('intent_key').notNull(),
    provider: text('provider').notNull(),
    /** The provider's id; null until the payment is set up there. */
    providerId: text('provider_id'),
    redirectUrl: text('redirect_url'),
    order: jsonText<Order>('order').notNull(),
    authorisedOre: ore('authorised_ore'),
    capturedOre: ore('captured_ore'),
    refundedOre: ore('refunded_ore'),
    cancelledOre: ore('cancelled_ore'),
    facts: jsonText<PaymentFacts>('facts').notNull(),
    method: text('method'),
    transactionId: text('transaction_id'),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
    /** When the provider closes its page. */
    expiresAt: instant('expires_at'),
    /** When the whole amount was first there. */
    authorisedAt: instant('authorised_at'),
    /** When the provider was last asked, as {@link PaymentRecord.readAt}, and how often. */
    readAt: instant('read_at'),
    reads: integer('reads').notNull().default(0),
    /** A page may make us ask again from then on. */
    nextReadAt: instant('next_read_at').notNull(),
    /** We ask by ourselves then; null when nothing more can happen by itself. */
    nextPollAt: instant('next_poll_at'),
    /** The money is to be taken then; null when it is not. */
    chargeDueAt: instant('charge_due_at'),
    /** The reservation is to be let go then: there is nothing it pays for. */
    releaseDueAt: instant('release_due_at'),
    /** Failed tries of the one that is due. */
    tries: integer('tries').notNull().default(0),
  },
  (table) => [
    unique('payments_attempt').on(table.applicationId, table.attempt),
    unique('payments_intent').on(table.applicationId, table.intentKey),
    unique('payments_provider').on(table.provider, table.providerId),
    index('payments_poll').on(table.nextPollAt),
    index('payments_charge').on(table.chargeDueAt),
  ],
);

/** The ledger: every change of an amount, append-only, in the order it was learned. The sums are the amounts above. */
export const paymentMovements = pgTable(
  'payment_movements',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    paymentId: uuid('payment_id').notNull().references(() => payments.id),
    kind: text('kind').$type<'authorised' | 'captured' | 'refunded' | 'cancelled'>().notNull(),
    /** Øre more, or less when the provider takes back what it said. */
    ore: bigint('ore', { mode: 'number' }).notNull(),
    at: instant('at').notNull(),
  },
  (table) => [index('payment_movements_payment').on(table.paymentId)],
);

/** What providers have reported, once per event id; also of payments nobody knows. Holds no body. */
export const paymentEvents = pgTable(
  'payment_events',
  {
    provider: text('provider').notNull(),
    eventId: text('event_id').notNull(),
    providerId: text('provider_id').notNull(),
    /** The provider's own name of it. */
    name: text('name').notNull(),
    /** What it means to us (`PaymentEvent.type`). */
    type: text('type').notNull(),
    receivedAt: instant('received_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.provider, table.eventId] }),
    index('payment_events_payment').on(table.provider, table.providerId),
  ],
);
