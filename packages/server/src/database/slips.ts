import { bigint, index, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';
import { payments } from './payments.ts';

/** Øre; never null. */
const ore = (name: string) => bigint(name, { mode: 'number' }).notNull();

/**
 * Payment slips we have written, one per attempt to pay by slip. For these payments this is the provider's side of the
 * books: what stands here and in the two tables below is what the gateway "invoice" answers when it is asked.
 */
export const slips = pgTable(
  'slips',
  {
    /** The slip's payment id (FI), check digit included; unique for all time. */
    paymentId: text('payment_id').primaryKey(),
    /** The attempt it is for. */
    attempt: uuid('attempt').notNull().unique().references(() => payments.id),
    type: text('type').$type<'71' | '75'>().notNull(),
    creditor: text('creditor').notNull(),
    amountOre: ore('amount_ore'),
    /** ISO date in Danish time. */
    dueDate: text('due_date').notNull(),
    createdAt: instant('created_at').notNull(),
    /** The citizen chose another way, or the time is over: money that comes all the same is given back. */
    closedAt: instant('closed_at'),
    /** When an unpaid one is next looked at (reminder, then overdue); null when nothing is to be done any more. */
    lookAt: instant('look_at'),
    remindedAt: instant('reminded_at'),
  },
  (table) => [index('slips_look').on(table.lookAt)],
);

/** What came in by slip, as the bank tells it: append-only. Holds no name of a payer and no free text. */
export const slipBookings = pgTable(
  'slip_bookings',
  {
    id: uuid('id').primaryKey(),
    /** As it came: nobody may know it. */
    paymentId: text('payment_id').notNull(),
    amountOre: ore('amount_ore'),
    /** ISO date the bank booked it. */
    bookedOn: text('booked_on').notNull(),
    /** The bank's own reference of this movement: the same one twice is the same money. */
    bankReference: text('bank_reference').notNull(),
    outcome: text('outcome').notNull(),
    /** Øre of it that should go back to whoever paid. */
    dueBackOre: ore('due_back_ore'),
    registeredAt: instant('registered_at').notNull(),
  },
  (table) => [unique('slip_bookings_bank').on(table.bankReference), index('slip_bookings_payment').on(table.paymentId)],
);

/** Money to be given back that came by slip. There is no way back through a slip: somebody at the authority transfers it. */
export const slipPayouts = pgTable(
  'slip_payouts',
  {
    /** Key of the refund: asked for twice, it is one payout. */
    key: text('key').primaryKey(),
    paymentId: text('payment_id').notNull(),
    amountOre: ore('amount_ore'),
    orderedAt: instant('ordered_at').notNull(),
    /** ISO date the bank booked the transfer; null until it is made. */
    bookedOn: text('booked_on'),
    bankReference: text('bank_reference').unique('slip_payouts_bank'),
  },
  (table) => [index('slip_payouts_payment').on(table.paymentId)],
);
