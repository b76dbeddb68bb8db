import * as z from 'zod/mini';

/** A link that opens a draft on another device, as it is told once. The secret is for the URL fragment; the code goes another way. */
export const DraftLink = z.object({
  id: z.uuid(),
  /** 256 bits, base64url. */
  secret: z.string(),
  /** Six digits: the second factor. */
  code: z.string(),
  /** ISO 8601 instant. */
  expiresAt: z.string(),
});
export type DraftLink = z.infer<typeof DraftLink>;

/** The links of a draft that still open it, without what opens them. */
export const DraftLinks = z.object({
  links: z.array(z.object({ id: z.uuid(), createdAt: z.string(), expiresAt: z.string() })),
});
export type DraftLinks = z.infer<typeof DraftLinks>;

/** Opens a draft with its link and code. */
export const DraftLinkOpen = z.strictObject({
  secret: z.string().check(z.regex(/^[\w-]{22,128}$/)),
  /** Spaces and dashes between the digits are understood. */
  code: z.string().check(z.maxLength(40)),
  /** There is another draft of this solution in this session, and the citizen has said that it may be deleted. */
  replace: z.optional(z.boolean()),
  /** Others use this computer: see `POST /api/session`. */
  shared: z.optional(z.boolean()),
});
export type DraftLinkOpen = z.infer<typeof DraftLinkOpen>;

/** Why a link that was known, opened with its right code, leads nowhere any more. */
export const goneReasons = ['expired', 'revoked', 'sent', 'deleted'] as const;
export type GoneReason = (typeof goneReasons)[number];
