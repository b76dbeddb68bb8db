import * as z from 'zod';

// The parts of Nexi Checkout's answers that we go by (Payment API v1). Amounts are øre; one that is zero is left out.

const ore = z.int().min(0).default(0);

export const Created = z.object({
  paymentId: z.string().regex(/^[0-9a-f]{32}$/i),
  /** Of a hosted page only. */
  hostedPaymentPageUrl: z.url({ protocol: /^https?$/ }).optional(),
  expiresAt: z.string().optional(),
});

export const Retrieved = z.object({
  payment: z.object({
    paymentId: z.string(),
    /** Absent in no answer the provider publishes: without it we understand nothing. */
    summary: z
      .object({ reservedAmount: ore, chargedAmount: ore, refundedAmount: ore, cancelledAmount: ore })
      .optional(),
    state: z.string().optional(),
    paymentDetails: z
      .object({
        paymentMethod: z.string().optional(),
        cardDetails: z.object({ maskedPan: z.string().optional() }).optional(),
      })
      .optional(),
    orderDetails: z.object({ amount: z.int().min(0), currency: z.string() }),
    charges: z.array(z.object({ chargeId: z.string(), amount: z.int().min(0) })).default([]),
    refunds: z.array(z.object({ amount: z.int().min(0), state: z.string().optional() })).default([]),
    terminated: z.string().optional(),
    expiresAt: z.string().optional(),
  }),
});
export type Retrieved = z.infer<typeof Retrieved>;

export const Webhook = z.object({
  id: z.string().min(1).max(128),
  event: z.string().min(1).max(128),
  data: z.object({ paymentId: z.string().min(1).max(64) }),
});
