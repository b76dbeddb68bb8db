import * as z from 'zod';

// The parts of Vipps MobilePay's answers that we go by (ePayment API v1, Access Token API, Webhooks API v1). Amounts are
// minor units: øre for DKK. An answer with a negative, fractional or unsafe amount has another shape than published.

const ore = z.int().min(0);
const Amount = z.object({ currency: z.string().min(3).max(3), value: ore });

/** Published: the numbers come as text. */
const seconds = z.coerce.number().int().positive();

export const Token = z.object({ access_token: z.string().min(1), expires_in: seconds });

export const Created = z.object({ reference: z.string(), redirectUrl: z.url({ protocol: /^https?$/ }) });

export const Retrieved = z.object({
  reference: z.string(),
  /** CREATED, AUTHORIZED, ABORTED, EXPIRED, TERMINATED; whatever else is not understood. */
  state: z.string(),
  amount: Amount,
  aggregate: z.object({ authorizedAmount: Amount, capturedAmount: Amount, refundedAmount: Amount, cancelledAmount: Amount }),
  /** While it can be paid. */
  redirectUrl: z.url({ protocol: /^https?$/ }).optional(),
});
export type Retrieved = z.infer<typeof Retrieved>;

/** What capture, cancel and refund answer. Its figures are asked for again: they are only a receipt. */
export const Adjusted = z.object({ reference: z.string(), pspReference: z.string().min(1) });

export const Webhook = z.object({
  msn: z.string(),
  reference: z.string().min(1).max(64),
  /** The event's own: another than the payment's. */
  pspReference: z.string().min(1).max(100),
  name: z.string().min(1).max(40),
  success: z.boolean(),
});

export const Registered = z.object({ id: z.string().min(1), secret: z.string().min(16) });
export const Registrations = z.object({
  webhooks: z.array(z.object({ id: z.string(), url: z.string(), events: z.array(z.string()) })),
});
