import * as z from 'zod/mini';
import { Authority } from './authority.ts';
import { CaseStatusView } from './case-status.ts';
import { Refund } from './payment.ts';
import { Actor, Representation, Subject } from './party.ts';
import { ProcessingTime } from './processing-time.ts';
import { Complaint, ReceiptAction, ReceiptAttachment, ReceiptConsent, ReceiptDeclaration, ReceiptPayment, Reservation, Verify } from './receipt-parts.ts';
import { ReceiptDelivery } from './receipt-delivery.ts';
import { SummarySection } from './summary.ts';
import { Text } from './text.ts';

export * from './receipt-parts.ts';

/** What the citizen leaves with. Composed and signed by the server; shown from this data alone. */
export const Receipt = z.object({
  id: z.uuid(),
  kind: z.enum(['acknowledgement', 'immediate-result', 'completion']),
  reference: z.string(),
  solution: z.object({ id: z.string(), version: z.string(), title: Text }),
  authority: Authority,
  /** ISO 8601 with offset. */
  receivedAt: z.string(),
  issuedAt: z.string(),
  language: z.string(),
  actor: Actor,
  subject: Subject,
  representation: z.optional(Representation),
  sections: z.array(SummarySection),
  attachments: z.optional(z.array(ReceiptAttachment)),
  consents: z.optional(z.array(ReceiptConsent)),
  declarations: z.optional(z.array(ReceiptDeclaration)),
  payment: z.optional(ReceiptPayment),
  /** It is a decision. Never on an acknowledgement. */
  decision: z.optional(z.boolean()),
  /** What the result is. */
  result: z.optional(z.array(Text)),
  nextSteps: z.array(Text),
  processingTime: z.optional(ProcessingTime),
  /** ISO 8601 date by which an answer can be expected, worked out from `processingTime`. */
  expectedBy: z.optional(z.string()),
  actions: z.array(ReceiptAction),
  appointments: z.optional(z.array(Reservation)),
  /** Only on a decision. */
  complaint: z.optional(Complaint),
  /** Where the citizen can say how it went. */
  feedback: z.optional(z.string()),
  /** Absent on receipts from before there were codes. */
  verify: z.optional(Verify),
});
export type Receipt = z.infer<typeof Receipt>;

/** A receipt as it is handed out: whole to its own session with the signature, masked to whoever has a link. */
export const ReceiptView = z.object({
  receipt: Receipt,
  masked: z.boolean(),
  /** Compact JWS over the canonical JSON of the whole receipt; absent when masked. */
  jws: z.optional(z.string()),
  /** What the server found when it checked its own signature just now. */
  verification: z.enum(['verified', 'unverified', 'unknown']),
  /** Money that went back or is to go back, the oldest first: what the signed receipt, written before, cannot say. */
  refunds: z.optional(z.array(Refund)),
  /** Where it is sent beside the page, and how far that is. */
  deliveries: z.optional(z.array(ReceiptDelivery)),
  /** Where its case stands, once the authority has reported something or the applicant took it back. */
  status: z.optional(CaseStatusView),
  /** Whose payment may be asked for. Only to the session. */
  applicationId: z.optional(z.uuid()),
  /** Link for a bookmark: the secret part belongs into the fragment of the page's address. Only to the session. */
  link: z.optional(z.object({ id: z.optional(z.uuid()), secret: z.string(), expiresAt: z.string() })),
});
export type ReceiptView = z.infer<typeof ReceiptView>;

/** A link to a receipt. The secret is told once, when the link is made; the server keeps only its hash. */
export const ReceiptLink = z.object({ id: z.uuid(), secret: z.string().check(z.minLength(22)), expiresAt: z.string() });
export type ReceiptLink = z.infer<typeof ReceiptLink>;
