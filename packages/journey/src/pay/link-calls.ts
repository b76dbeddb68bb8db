import type { PaymentByLink } from '@faelles/schemas/payment.js';
import type { PaymentCalls } from '@faelles/payment/elements/payment-calls.js';

/** What the page of a pay-later link asks: what the link opens, and everything about paying but another link. */
export interface LinkCalls extends Omit<PaymentCalls, 'payLater'> {
  byLink(): Promise<PaymentByLink>;
}

/** The calls over the HTTP contract, with the link's secret in place of a session. */
export async function linkCalls(base: string, link: string): Promise<LinkCalls> {
  const [{ createCaller }, { paymentCalls }] = await Promise.all([import('@faelles/client/call.js'), import('@faelles/client/payments.js')]);
  const { byLink, situation, start, get, cancel } = paymentCalls(createCaller({ base }), { link });
  return { byLink, situation, start, get, cancel };
}
