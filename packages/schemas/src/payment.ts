import * as z from 'zod/mini';
import { isoDate, isoDateTime, ore, positiveOre } from './identifiers/dates-and-amounts.ts';
import { Order } from './order.ts';
import { Text } from './text.ts';

/** What the citizen chooses to pay with. */
export const paymentMethodIds = ['card', 'mobilepay', 'slip'] as const;
export const PaymentMethodId = z.enum(paymentMethodIds);
export type PaymentMethodId = z.infer<typeof PaymentMethodId>;

/** How the citizen gets to the payment: sent to the provider's page, on ours in the provider's own frame, or a slip. */
export const PaymentFlow = z.enum(['redirect', 'embedded', 'slip']);
export type PaymentFlow = z.infer<typeof PaymentFlow>;

/** A way to pay that is offered. Its words are `payment.method.<id>` and `payment.method.<id>.hint`. */
export const PaymentMethod = z.object({ id: PaymentMethodId, provider: z.string(), flow: PaymentFlow });
export type PaymentMethod = z.infer<typeof PaymentMethod>;

/** A payment slip (indbetalingskort) as it is typed into a bank. */
export const PaymentSlip = z.object({
  type: z.enum(['71', '75']),
  /** 15 digits for +71, 16 for +75, with its check digit. */
  paymentId: z.string(),
  /** The creditor number, eight digits. */
  creditor: z.string(),
  dueDate: isoDate,
  amountOre: positiveOre,
  /** The machine line, `+71<…+…<`. */
  line: z.string(),
});
export type PaymentSlip = z.infer<typeof PaymentSlip>;

/** Why money went back, or is to go back. */
export const refundReasons = ['withdrawn', 'rejected', 'overpaid', 'paid-twice', 'exempted-later', 'error-in-order', 'other'] as const;
export const RefundReason = z.enum(refundReasons);
export type RefundReason = z.infer<typeof RefundReason>;

/** A wish to give money back, as the citizen may see it. `refused`: the provider said no, and a person looks into it. */
export const Refund = z.object({
  id: z.uuid(),
  amountOre: positiveOre,
  /** When it was asked for. */
  at: z.string(),
  state: z.enum(['pending', 'done', 'refused']),
  reason: RefundReason,
});
export type Refund = z.infer<typeof Refund>;

/** Amounts as the provider has confirmed them. The state is derived from these, never stored beside them. */
export const PaymentAmounts = z.object({ authorisedOre: ore, capturedOre: ore, refundedOre: ore, cancelledOre: ore });
export type PaymentAmounts = z.infer<typeof PaymentAmounts>;

/**
 * Where a payment stands. `unknown` is any state we do not understand and never counts as success;
 * `mismatch` is a provider that speaks of another amount than the order.
 */
export const paymentStates = [
  'not-required', 'created', 'started', 'authorised', 'captured', 'partly-refunded', 'refunded',
  'declined', 'cancelled-by-user', 'cancelled-by-service', 'expired', 'error', 'mismatch', 'unknown',
] as const;
export const PaymentState = z.enum(paymentStates);
export type PaymentState = z.infer<typeof PaymentState>;

/** One attempt to pay for an application, as a citizen may see it. */
export const Payment = z.object({
  id: z.uuid(),
  applicationId: z.uuid(),
  attempt: z.int().check(z.minimum(1)),
  state: PaymentState,
  /** True when this attempt will change no more by the citizen's doing. */
  finished: z.boolean(),
  order: Order,
  amounts: PaymentAmounts,
  /** What the citizen chose. */
  method: PaymentMethodId,
  provider: z.string(),
  /** Where to pay while the attempt is open. */
  redirectUrl: z.optional(z.string()),
  /** For the provider's own frame on a host's page, while the attempt is open. Public keys only. */
  embedded: z.optional(z.object({ checkoutKey: z.string(), paymentId: z.string(), scriptUrl: z.string() })),
  /** What to type into a bank, while the attempt is open. */
  slip: z.optional(PaymentSlip),
  /** When the way to pay is over, ISO 8601. */
  expiresAt: z.optional(z.string()),
  /** As the provider says: "Visa **** 0004", "MobilePay"; masked. */
  paidWith: z.optional(z.string()),
  /** Money that went back or is to go back, the oldest first. */
  refunds: z.array(Refund),
  transactionId: z.optional(z.string()),
  createdAt: z.string(),
  updatedAt: z.string(),
});
export type Payment = z.infer<typeof Payment>;

/** Begins to pay. Another total than the server's is 409 `price-changed`: nobody pays what they did not see. */
export const PaymentStart = z.strictObject({
  method: PaymentMethodId,
  shownTotalOre: positiveOre,
  /** `embedded` when the page can show the provider's frame and the method offers it. Default: the provider's own page. */
  flow: z.optional(z.enum(['redirect', 'embedded'])),
});
export type PaymentStart = z.infer<typeof PaymentStart>;

/** Everything a page needs to let somebody pay for one application. */
export const PaymentSituation = z.object({
  applicationId: z.uuid(),
  reference: z.string(),
  order: Order,
  /** What can be chosen, in the order to show; empty when nothing can be paid here. */
  methods: z.array(PaymentMethod),
  /** The attempt that matters: the one that paid, otherwise the newest. */
  payment: z.optional(Payment),
  /** Until when the application waits to be paid; absent when it does not wait. */
  payUntil: z.optional(isoDateTime),
  /** May a pay-later link be made? */
  mayPayLater: z.boolean(),
});
export type PaymentSituation = z.infer<typeof PaymentSituation>;

/** A pay-later link as it is told once; the secret is in the fragment of `url`. */
export const PaymentLink = z.object({ id: z.uuid(), url: z.string(), until: isoDateTime });
export type PaymentLink = z.infer<typeof PaymentLink>;

/** The pay-later links of an application that still open, without their secrets. */
export const PaymentLinks = z.object({ links: z.array(z.object({ id: z.uuid(), createdAt: isoDateTime, until: isoDateTime })) });
export type PaymentLinks = z.infer<typeof PaymentLinks>;

/** What the holder of a pay-later link sees: what is to be paid, to whom. Never answers, never names of persons. */
export const PaymentByLink = z.object({
  situation: PaymentSituation,
  authority: z.object({ name: Text, cvr: z.string() }),
  title: Text,
  solution: z.string(),
  language: z.string(),
  /** When the link ends. */
  until: isoDateTime,
});
export type PaymentByLink = z.infer<typeof PaymentByLink>;

/** More than any order: what a wrong keyboard or a hostile page could send is refused before anything looks at it. */
const mostOre = 1_000_000_000_00;
const amountOfStaff = z.int({ error: 'type' }).check(z.minimum(1, { error: 'too-small' }), z.maximum(mostOre, { error: 'too-large' }));

/** Staff give money back. `note` stays with the staff: in no log, no event and nothing others see. */
export const StaffRefund = z.strictObject({ amountOre: amountOfStaff, reason: RefundReason, note: z.optional(z.string().check(z.maxLength(1000))) });
export type StaffRefund = z.infer<typeof StaffRefund>;

/** Staff take what is reserved, or a part of it. */
export const StaffCapture = z.strictObject({ amountOre: amountOfStaff });
export type StaffCapture = z.infer<typeof StaffCapture>;

/** Staff let a reservation go. */
export const StaffCancel = z.strictObject({ reason: RefundReason });
export type StaffCancel = z.infer<typeof StaffCancel>;
