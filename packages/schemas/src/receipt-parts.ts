import * as z from 'zod/mini';
import { ActionCode } from './action-code.ts';
import { ConsentState } from './consent-state.ts';
import { isoDate } from './identifiers/dates-and-amounts.ts';
import { Order } from './order.ts';
import { PaymentAmounts, PaymentSlip, PaymentState } from './payment.ts';
import { Text } from './text.ts';

// Every part that came after the first receipts were signed is optional where it stands: an old receipt stays what it was.

/** The payment part of a receipt. */
export const ReceiptPayment = z.object({
  state: PaymentState,
  order: Order,
  amounts: PaymentAmounts,
  /** The slip it was paid by, or what remains is to be paid by. */
  slip: z.optional(PaymentSlip),
  /** As the provider says, masked. */
  paidWith: z.optional(z.string()),
  transactionId: z.optional(z.string()),
  paidAt: z.optional(z.string()),
  /** Øre still to be paid. */
  remainingOre: z.int(),
});
export type ReceiptPayment = z.infer<typeof ReceiptPayment>;

/** SHA-256 as hex. */
const sha256 = z.string().check(z.regex(/^[0-9a-f]{64}$/));

/** A file that was sent with it. Masked, it has no name (`''`) and no hash. */
export const ReceiptAttachment = z.object({
  /** The question it answers. */
  label: Text,
  name: z.string(),
  /** Media type, as its content says. */
  type: z.string(),
  /** Bytes. */
  size: z.int(),
  sha256: z.optional(sha256),
});
export type ReceiptAttachment = z.infer<typeof ReceiptAttachment>;

/** Where a consent stood when the receipt was issued. */
export const ReceiptConsent = z.object({
  /** Id of the text in the definition. */
  id: z.string(),
  title: Text,
  state: ConsentState,
  /** ISO 8601: when it came to that. */
  at: z.string(),
  /** SHA-256 of the canonical JSON of the exact text, and its language and version. */
  textHash: sha256,
  language: z.string(),
  version: z.string(),
  /** Who was asked, when it is not the applicant: "Den, der skal passes". */
  party: z.optional(Text),
});
export type ReceiptConsent = z.infer<typeof ReceiptConsent>;

/** A declaration that was made. */
export const ReceiptDeclaration = z.omit(ReceiptConsent, { state: true, party: true });
export type ReceiptDeclaration = z.infer<typeof ReceiptDeclaration>;

/** An appointment; the members of MeMo's Reservation. */
export const Reservation = z.object({
  id: z.uuid(),
  /** MeMo: abstract. */
  title: Text,
  description: z.optional(Text),
  location: Text,
  /** ISO 8601 instants. */
  from: z.string(),
  until: z.string(),
  organizerMail: z.optional(z.string()),
  organizerName: z.optional(z.string()),
});
export type Reservation = z.infer<typeof Reservation>;

/** What the citizen can do next. `from` and `until` are ISO 8601 dates or instants. */
export const ReceiptAction = z.object({
  code: ActionCode,
  label: Text,
  href: z.optional(z.string()),
  from: z.optional(z.string()),
  until: z.optional(z.string()),
});
export type ReceiptAction = z.infer<typeof ReceiptAction>;

/** How a decision can be complained of. */
export const Complaint = z.object({ text: Text, until: z.optional(isoDate), href: z.optional(z.string()) });
export type Complaint = z.infer<typeof Complaint>;

/** How anybody can check it: a code to type, and the page that takes it. */
export const Verify = z.object({
  /** As it is written, in groups; without groups it is the same. */
  code: z.string(),
  /** Leads to the answer, code and all: the code stands in the fragment and never reaches a log. */
  url: z.string(),
});
export type Verify = z.infer<typeof Verify>;
