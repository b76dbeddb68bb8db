import { sql } from 'drizzle-orm';
import { bigint, bigserial, boolean, check, date, index, integer, pgTable, primaryKey, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type { Json } from '@faelles/schemas/json.js';
import type { Order } from '@faelles/schemas/order.js';
import type { Payment, PaymentFlow, PaymentMethodId, PaymentSlip, RefundReason } from '@faelles/schemas/payment.js';
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
    /** What the citizen chose, and how they get there. */
    method: text('method').$type<PaymentMethodId>().notNull(),
    flow: text('flow').$type<PaymentFlow>().notNull(),
    /** Who began it: a pay-later link leads back to its own page. */
    begunBy: text('begun_by').$type<'session' | 'link'>().notNull().default('session'),
    provider: text('provider').notNull(),
    /** The provider's id; null until the payment is set up there. */
    providerId: text('provider_id'),
    redirectUrl: text('redirect_url'),
    /** For the provider's frame; public keys only. */
    embedded: jsonText<NonNullable<Payment['embedded']>>('embedded'),
    slip: jsonText<PaymentSlip>('slip'),
    /** It is the application's attempt: no other may begin. False once it can be paid no more and holds no money. */
    live: boolean('live').notNull().default(true),
    order: jsonText<Order>('order').notNull(),
    authorisedOre: ore('authorised_ore'),
    capturedOre: ore('captured_ore'),
    refundedOre: ore('refunded_ore'),
    cancelledOre: ore('cancelled_ore'),
    facts: jsonText<PaymentFacts>('facts').notNull(),
    /** As the provider says, masked. */
    paidWith: text('paid_with'),
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
    /** How much of it; null for all. The rest is let go afterwards. */
    chargeOre: bigint('charge_ore', { mode: 'number' }),
    /** The reservation, or what is left of it, is to be let go then: there is nothing it pays for. */
    releaseDueAt: instant('release_due_at'),
    /** Why. */
    releaseReason: text('release_reason').$type<RefundReason | 'not-needed'>(),
    /** Its way to pay is to be closed at the provider then: the application was paid by another, or is gone. */
    closeDueAt: instant('close_due_at'),
    /** Failed tries of the one that is due. */
    tries: integer('tries').notNull().default(0),
  },
  (table) => [
    unique('payments_attempt').on(table.applicationId, table.attempt),
    unique('payments_intent').on(table.applicationId, table.intentKey),
    unique('payments_provider').on(table.provider, table.providerId),
    index('payments_poll').on(table.nextPollAt),
    index('payments_charge').on(table.chargeDueAt),
    index('payments_release').on(table.releaseDueAt),
    index('payments_close').on(table.closeDueAt),
    // Two pages that could both be paid are two payments: the database itself allows one.
    uniqueIndex('payments_one_live').on(table.applicationId).where(sql`live`),
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
    /** How it was learned, or what of ours led to it. */
    cause: text('cause').$type<MovementCause>().notNull(),
    /** The refund it belongs to, where one is known. */
    refundId: uuid('refund_id'),
    at: instant('at').notNull(),
  },
  (table) => [index('payment_movements_payment').on(table.paymentId), index('payment_movements_at').on(table.at)],
);

/** `before`: from before causes were kept. */
export type MovementCause = 'webhook' | 'poll' | 'return' | 'capture' | 'release' | 'refund' | 'slip' | 'reconciliation' | 'before';

/** Wishes to give money back: asked for once, tried until they are done or refused. */
export const paymentRefunds = pgTable(
  'payment_refunds',
  {
    id: uuid('id').primaryKey(),
    paymentId: uuid('payment_id').notNull().references(() => payments.id),
    amountOre: bigint('amount_ore', { mode: 'number' }).notNull(),
    reason: text('reason').$type<RefundReason>().notNull(),
    /** For the staff only: in no log, no event and nothing others see. */
    note: text('note'),
    /** `system`, or who of the staff. */
    askedBy: text('asked_by').notNull(),
    /** Idempotency-Key of the call that asked, or what of ours asked: the same wish twice is one. */
    intentKey: text('intent_key').notNull(),
    state: text('state').$type<'pending' | 'done' | 'refused'>().notNull(),
    /** The provider's id of it. */
    providerRefundId: text('provider_refund_id'),
    /** What the provider said had been given back when it was asked: more than that afterwards is this one. */
    refundedBeforeOre: bigint('refunded_before_ore', { mode: 'number' }),
    /** It was asked for at the provider; until its figures show it, it may still come to nothing. */
    sentAt: instant('sent_at'),
    tries: integer('tries').notNull().default(0),
    /** It is tried then; null when it is over. */
    dueAt: instant('due_at'),
    createdAt: instant('created_at').notNull(),
    doneAt: instant('done_at'),
  },
  (table) => [
    unique('payment_refunds_intent').on(table.paymentId, table.intentKey),
    index('payment_refunds_due').on(table.dueAt),
    check('payment_refunds_amount', sql`${table.amountOre} > 0`),
  ],
);

/** What a person must look at, told once per payment and kind until somebody has. Ids only. */
export const paymentReports = pgTable(
  'payment_reports',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    kind: text('kind').$type<ReportKind>().notNull(),
    /** Null for a payment nobody here knows. */
    paymentId: uuid('payment_id').references(() => payments.id),
    provider: text('provider').notNull(),
    /** The provider's id, or the refund's for `refund-…`. */
    about: text('about').notNull(),
    ore: bigint('ore', { mode: 'number' }),
    at: instant('at').notNull(),
    /** When somebody said that it is looked into. */
    seenAt: instant('seen_at'),
    seenBy: text('seen_by'),
  },
  (table) => [unique('payment_reports_once').on(table.kind, table.provider, table.about), index('payment_reports_open').on(table.seenAt)],
);

export type ReportKind =
  | 'paid-twice' | 'paid-for-nothing' | 'mismatch' | 'unknown-state' | 'unknown-payment' | 'taken-back'
  | 'capture-stuck' | 'release-stuck' | 'refund-stuck' | 'refund-refused' | 'slip-overpaid' | 'slip-unknown' | 'slip-overdue';

/** Webhooks without proof, counted per provider and day. Nothing of what they said is kept. */
export const webhookRejections = pgTable(
  'webhook_rejections',
  {
    provider: text('provider').notNull(),
    /** UTC day, `2026-11-20`. */
    day: date('day', { mode: 'string' }).notNull(),
    count: integer('count').notNull().default(0),
  },
  (table) => [primaryKey({ columns: [table.provider, table.day] })],
);

/** Runs of the comparison with the providers. */
export const paymentReconciliations = pgTable(
  'payment_reconciliations',
  {
    id: uuid('id').primaryKey(),
    at: instant('at').notNull(),
    /** Payments that changed from here to there were compared. */
    from: instant('from').notNull(),
    to: instant('to').notNull(),
    /** How many were compared. */
    checked: integer('checked').notNull().default(0),
    /** How many the provider did not answer about. */
    unanswered: integer('unanswered').notNull().default(0),
    differences: jsonText<Json[]>('differences').notNull(),
    startedBy: text('started_by').notNull(),
    state: text('state').$type<'waiting' | 'running' | 'done' | 'cut-off'>().notNull().default('done'),
    /** When the copy of the server that runs it last said so: after ten silent minutes another may begin. */
    beatAt: instant('beat_at'),
    /** Danish day of a nightly one: there is one a night, however many copies of the server there are. */
    night: date('night', { mode: 'string' }).unique('payment_reconciliations_night'),
    doneAt: instant('done_at'),
  },
  (table) => [
    index('payment_reconciliations_at').on(table.at),
    // One at a time, whoever asks.
    uniqueIndex('payment_reconciliations_one').on(sql`(true)`).where(sql`state in ('waiting', 'running')`),
  ],
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
