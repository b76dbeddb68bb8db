import { pgTable, text, uuid } from 'drizzle-orm/pg-core';
import type { JWK } from 'jose';
import type { Receipt } from '@faelles/schemas/receipt.js';
import { applications } from './applications.ts';
import { instant, jsonText } from './columns.ts';

/**
 * Receipts as they were issued. One per application; never changed but for the payment that came after it (`renew.ts`), and
 * masked when the answers are erased.
 */
export const receipts = pgTable('receipts', {
  id: uuid('id').primaryKey(),
  applicationId: uuid('application_id').notNull().unique().references(() => applications.id),
  receipt: jsonText<Receipt>('receipt').notNull(),
  /** Compact JWS over the canonical JSON of the receipt; null once it was erased. */
  jws: text('jws'),
  issuedAt: instant('issued_at').notNull(),
  /** When the first link was handed to the session. */
  linkedAt: instant('linked_at'),
  /** Since when it is to be issued again with a later payment, and could not be; null when it says what is so. */
  renewalDueAt: instant('renewal_due_at'),
  /** Hash of the verification code, to find it by; null for a receipt from before there were codes. */
  verifyCodeHash: text('verify_code_hash').unique(),
});

/** Public keys receipts were ever signed with, so that old receipts can be checked after a change of key. */
export const receiptKeys = pgTable('receipt_keys', {
  kid: text('kid').primaryKey(),
  jwk: jsonText<JWK>('jwk').notNull(),
  since: instant('since').notNull(),
  /** Signs from then on; receipts before it were signed by another. Null: from `since`. */
  notBefore: instant('not_before'),
  /** Signed until then; null while it signs. */
  notAfter: instant('not_after'),
  /** It got into other hands: from then on its signatures prove nothing. */
  withdrawnAt: instant('withdrawn_at'),
  withdrawnReason: text('withdrawn_reason'),
});
