import * as z from 'zod/mini';

/** The ways a receipt is sent by, beside the page. */
export const deliveryChannels = ['digital-post', 'nemsms'] as const;
export const DeliveryChannel = z.enum(deliveryChannels);
export type DeliveryChannel = z.infer<typeof DeliveryChannel>;

/** How far a receipt is on one of its ways. */
export const ReceiptDelivery = z.object({
  channel: DeliveryChannel,
  /** `waiting`: it is sent until it is taken; `failed`: given up, and the authority knows. */
  state: z.enum(['waiting', 'sent', 'failed']),
  /** When it was taken, ISO 8601. */
  at: z.optional(z.string()),
});
export type ReceiptDelivery = z.infer<typeof ReceiptDelivery>;
