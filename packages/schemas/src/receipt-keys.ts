import * as z from 'zod/mini';

/** A public key as RFC 7517 writes it, with the time it signed. */
export const ReceiptKey = z.looseObject({
  kid: z.string(),
  kty: z.enum(['EC', 'OKP']),
  crv: z.enum(['P-256', 'Ed25519']),
  x: z.string(),
  y: z.optional(z.string()),
  alg: z.enum(['ES256', 'EdDSA']),
  use: z.literal('sig'),
  /** Seconds since 1970: signs from then on. */
  nbf: z.int(),
  /** Seconds since 1970: signed until then; absent while it signs. */
  exp: z.optional(z.int()),
});
export type ReceiptKey = z.infer<typeof ReceiptKey>;

/**
 * `/.well-known/jwks.json`: keys whose signatures count. Withdrawn ones are named beside them, without the key itself, so
 * that a program that knows nothing of withdrawal cannot take their signatures for good.
 */
export const ReceiptKeySet = z.object({
  keys: z.array(ReceiptKey),
  withdrawn: z.optional(z.array(z.object({ kid: z.string(), revoked_at: z.int() }))),
});
export type ReceiptKeySet = z.infer<typeof ReceiptKeySet>;

/** A key as the staff see it. Times are ISO 8601. */
export const StaffKey = z.object({
  kid: z.string(),
  alg: z.enum(['ES256', 'EdDSA']),
  state: z.enum(['signs', 'signed', 'withdrawn']),
  notBefore: z.string(),
  notAfter: z.optional(z.string()),
  withdrawnAt: z.optional(z.string()),
  reason: z.optional(z.string()),
});
export type StaffKey = z.infer<typeof StaffKey>;

/** All keys, the newest first. */
export const StaffKeys = z.object({ keys: z.array(StaffKey) });
export type StaffKeys = z.infer<typeof StaffKeys>;

/** Which key is withdrawn, and why: words for whoever looks at it later, of no person. */
export const KeyWithdrawal = z.strictObject({ kid: z.string().check(z.minLength(1), z.maxLength(200)), reason: z.string().check(z.minLength(3), z.maxLength(300)) });
export type KeyWithdrawal = z.infer<typeof KeyWithdrawal>;

/** What a withdrawal did: receipts that were signed anew, and those whose signature did not fit and were left alone. */
export const KeyWithdrawn = z.object({ signedAnew: z.int(), left: z.int() });
export type KeyWithdrawn = z.infer<typeof KeyWithdrawn>;
