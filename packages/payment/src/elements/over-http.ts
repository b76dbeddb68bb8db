import type { PaymentCalls } from './payment-calls.ts';

const load = async (endpoint: string, link: string | undefined) => {
  const [{ createCaller }, { paymentCalls }] = await Promise.all([import('@faelles/client/call.js'), import('@faelles/client/payments.js')]);
  return paymentCalls(createCaller({ base: endpoint }), { link });
};

/**
 * The calls over the HTTP contract at `endpoint`; fetched when first needed, and again when the line was lost.
 * With the secret of a pay-later link, every call says `Authorization: Link …` instead of relying on a session.
 */
export function overHttp(endpoint: string, link?: string): Required<PaymentCalls> {
  let loaded: ReturnType<typeof load> | undefined;
  const calls = () =>
    (loaded ??= load(endpoint, link).catch((error: unknown) => {
      loaded = undefined;
      throw error;
    }));
  return {
    situation: async (applicationId) => (await calls()).situation(applicationId),
    start: async (applicationId, start, options) => (await calls()).start(applicationId, start, options),
    get: async (paymentId) => (await calls()).get(paymentId),
    cancel: async (paymentId) => (await calls()).cancel(paymentId),
    payLater: async (applicationId) => (await calls()).payLater(applicationId),
  };
}
