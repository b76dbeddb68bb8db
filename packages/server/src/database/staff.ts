import { bigint, bigserial, index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import type { StaffRole } from '@faelles/schemas/staff.js';
import { instant, jsonText } from './columns.ts';
import { outbox } from './outbox.ts';
import { payments } from './payments.ts';

/** Staff who are signed in. The cookie's secret is kept only as a keyed hash. */
export const staffSessions = pgTable(
  'staff_sessions',
  {
    id: uuid('id').primaryKey(),
    secretHash: text('secret_hash').notNull().unique(),
    /** As the sign-in names them, the same each time. */
    staffId: text('staff_id').notNull(),
    name: text('name').notNull(),
    roles: jsonText<readonly StaffRole[]>('roles').notNull(),
    createdAt: instant('created_at').notNull(),
    /** Moves with use, but never past the day's end of the session (`staff/cookie-sessions.ts`). */
    expiresAt: instant('expires_at').notNull(),
  },
  (table) => [index('staff_sessions_expiry').on(table.expiresAt)],
);

/** Who of the staff did what: append-only, by a trigger. Written in the transaction of what was done. Ids and amounts only. */
export const staffActions = pgTable(
  'staff_actions',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    at: instant('at').notNull(),
    /** As `staff_sessions.staff_id`; `key` for whoever has STAFF_KEY. */
    staffId: text('staff_id').notNull(),
    action: text('action').$type<StaffAction>().notNull(),
    paymentId: uuid('payment_id').references(() => payments.id),
    ore: bigint('ore', { mode: 'number' }),
    /** What was to be sent again, by hand. */
    outboxId: uuid('outbox_id').references(() => outbox.id),
  },
  (table) => [index('staff_actions_payment').on(table.paymentId), index('staff_actions_at').on(table.at)],
);

export type StaffAction = 'sign-in' | 'refund' | 'capture' | 'cancel' | 'slip-incoming' | 'slip-payout' | 'reconcile' | 'send-again';
