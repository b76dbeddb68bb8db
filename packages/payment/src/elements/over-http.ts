import type { PaymentCalls } from './payment-calls.ts';

/**
 * The calls over the HTTP contract at `endpoint`; fetched when first needed.
 * With the secret of a pay-later link, every call says `Authorization: Link …` instead of relying on a session.
 */
export function overHttp(endpoint: string, link?: string): Required<PaymentCalls> {
  const calls = Promise.all([import('@faelles/client/call.js'), import('@faelles/client/payments.js')]).then(([{ createCaller }, { paymentCalls }]) =>
    paymentCalls(createCaller({ base: endpoint }), { link }),
  );
  return {
    situation: async (applicationId) => (await calls).situation(applicationId),
    start: async (applicationId, start, options) => (await calls).start(applicationId, start, options),
    get: async (paymentId) => (await calls).get(paymentId),
    cancel: async (paymentId) => (await calls).cancel(paymentId),
    payLater: async (applicationId) => (await calls).payLater(applicationId),
  };
}
