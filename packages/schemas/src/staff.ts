import * as z from 'zod/mini';
import { Order } from './order.ts';
import { PaymentAmounts, PaymentMethodId, paymentStates, PaymentState, Refund } from './payment.ts';

// What staff of the authority see and do around payments. Nothing here says anything about a citizen: references, ids
// and amounts only.

/** `see`: look at payments and compare them with the providers. `refund`: also move money. */
export const staffRoles = ['see', 'refund'] as const;
export const StaffRole = z.enum(staffRoles);
export type StaffRole = z.infer<typeof StaffRole>;

/** Somebody of the staff, as a sign-in says. `id` is kept with what they do. */
export const Staff = z.object({ id: z.string(), name: z.string(), roles: z.array(StaffRole) });
export type Staff = z.infer<typeof Staff>;

/** Whether somebody is signed in, and how to if not. */
export const StaffSession = z.object({
  staff: z.optional(Staff),
  /** When it ends without use, ISO 8601. */
  expiresAt: z.optional(z.string()),
  /** Invented people to choose from; only in the demo. */
  demo: z.optional(z.array(Staff)),
  /** Page of the authority's own sign-in. */
  signInUrl: z.optional(z.string()),
});
export type StaffSession = z.infer<typeof StaffSession>;

/** The demo's sign-in. */
export const StaffSignIn = z.strictObject({ as: z.string().check(z.maxLength(64)) });
export type StaffSignIn = z.infer<typeof StaffSignIn>;

/** What a comparison with the providers can find. Its words are `difference.<code>`, `.system` and `.person`. */
export const differenceCodes = [
  'paid-without-application', 'received-without-payment', 'paid-twice', 'amount-mismatch', 'unknown-state', 'changed-at-provider',
  'taken-back', 'ledger-differs', 'refunded-elsewhere', 'refund-refused', 'refund-stuck', 'capture-stuck', 'release-stuck', 'close-stuck',
  'unknown-payment', 'webhooks-rejected', 'slip-unknown', 'slip-overdue', 'slip-overpaid', 'slip-payout',
  'provider-silent', 'provider-not-set-up',
] as const;
export const DifferenceCode = z.enum(differenceCodes);
export type DifferenceCode = z.infer<typeof DifferenceCode>;

/** One thing that is not as it should be. */
export const Difference = z.object({
  code: DifferenceCode,
  /** Since when, ISO 8601. */
  since: z.string(),
  provider: z.optional(z.string()),
  /** Our payment, and the reference of what it is for. */
  payment: z.optional(z.uuid()),
  reference: z.optional(z.string()),
  /** Øre it is about. */
  ore: z.optional(z.int()),
  /** What the order comes to, where that is another amount. */
  orderOre: z.optional(z.int()),
  /** How many, of what is counted. */
  count: z.optional(z.int()),
  /** Of something outside our books: the provider's id, a slip's payment id. */
  about: z.optional(z.string()),
});
export type Difference = z.infer<typeof Difference>;

/** One comparison of the books with the providers. */
export const Reconciliation = z.object({
  id: z.uuid(),
  /** When it was asked for. */
  at: z.string(),
  /** `waiting`: a copy of the server takes it within seconds. `cut-off`: that copy died; ask again. */
  state: z.enum(['waiting', 'running', 'done', 'cut-off']),
  /** What happened between these was looked at; payments that hold money, and open ones, whatever their age within 90 days. */
  from: z.string(),
  to: z.string(),
  /** Payments that were compared so far. */
  checked: z.int(),
  /** Payments whose provider did not answer. */
  unanswered: z.int(),
  differences: z.array(Difference),
  /** `night`, or who asked. */
  startedBy: z.string(),
  doneAt: z.optional(z.string()),
});
export type Reconciliation = z.infer<typeof Reconciliation>;

/** The comparisons, the newest first: the differences of the newest one that is done, and one under way. */
export const Reconciliations = z.object({
  newest: z.optional(Reconciliation),
  underWay: z.optional(Reconciliation),
  earlier: z.array(z.object({ id: z.uuid(), at: z.string(), checked: z.int(), unanswered: z.int(), differences: z.int() })),
});
export type Reconciliations = z.infer<typeof Reconciliations>;

/** A payment in a list. */
export const StaffPaymentLine = z.object({
  id: z.uuid(),
  reference: z.string(),
  solution: z.string(),
  /** Of the application. */
  applicationState: z.string(),
  attempt: z.int(),
  state: PaymentState,
  method: PaymentMethodId,
  provider: z.string(),
  orderOre: z.int(),
  amounts: PaymentAmounts,
  createdAt: z.string(),
});
export type StaffPaymentLine = z.infer<typeof StaffPaymentLine>;

/** A page of payments, the newest first; `next` gives the page after it. */
export const StaffPaymentPage = z.object({ payments: z.array(StaffPaymentLine), next: z.optional(z.string()) });
export type StaffPaymentPage = z.infer<typeof StaffPaymentPage>;

/** Which payments. `reference`: of the application, or the provider's id, or a slip's payment id. `after`: `next` of the page before. */
export const StaffPaymentQuery = z.object({
  reference: z.optional(z.string().check(z.maxLength(100))),
  state: z.optional(z.enum(paymentStates)),
  from: z.optional(z.iso.datetime({ offset: true })),
  to: z.optional(z.iso.datetime({ offset: true })),
  after: z.optional(z.string().check(z.maxLength(80))),
});
export type StaffPaymentQuery = z.infer<typeof StaffPaymentQuery>;

/** Everything about one payment that its books hold. */
export const StaffPayment = z.object({
  ...StaffPaymentLine.shape,
  order: Order,
  paidWith: z.optional(z.string()),
  transactionId: z.optional(z.string()),
  updatedAt: z.string(),
  /** Øre that can be given back now, taken now, and let go now. */
  refundableOre: z.int(),
  capturableOre: z.int(),
  /** Due at the provider, and how often it has failed. */
  due: z.array(z.object({ what: z.enum(['capture', 'release', 'close']), at: z.string(), tries: z.int() })),
  movements: z.array(z.object({ kind: z.enum(['authorised', 'captured', 'refunded', 'cancelled']), ore: z.int(), cause: z.string(), at: z.string(), refund: z.optional(z.uuid()) })),
  /** With who asked, and their note, which only staff see. */
  refunds: z.array(z.object({ ...Refund.shape, askedBy: z.string(), note: z.optional(z.string()), tries: z.int() })),
  /** What the provider told, by its own names. */
  events: z.array(z.object({ name: z.string(), at: z.string() })),
  /** What staff did. */
  actions: z.array(z.object({ staff: z.string(), action: z.string(), ore: z.optional(z.int()), at: z.string() })),
  /** All attempts to pay for the same application, this one among them. */
  attempts: z.array(StaffPaymentLine),
});
export type StaffPayment = z.infer<typeof StaffPayment>;

/** Webhooks without proof, by provider and UTC day. */
export const RejectedWebhooks = z.object({ rejected: z.array(z.object({ provider: z.string(), day: z.string(), count: z.int() })) });
export type RejectedWebhooks = z.infer<typeof RejectedWebhooks>;

/** What became of money that came in by slip, as much as the page of the staff needs of it. */
export const SlipTaken = z.object({ outcome: z.string(), dueBackOre: z.int(), payment: z.optional(z.uuid()) });
export type SlipTaken = z.infer<typeof SlipTaken>;

/** Money that came by slip and is to go back: somebody transfers it at the bank. */
export const SlipPayouts = z.object({ payouts: z.array(z.object({ key: z.string(), paymentId: z.string(), payment: z.uuid(), amountOre: z.int(), orderedAt: z.string() })) });
export type SlipPayouts = z.infer<typeof SlipPayouts>;
