import type { Payment } from '@faelles/schemas/payment.js';

/** What `<fk-payment>` asks a back end: anything that answers so will do, as `client.payments`. */
export interface PaymentCalls {
  /** Opens an attempt to pay, or gives back the one that is open or that the key stands for. */
  start(applicationId: string, options: { idempotencyKey: string }): Promise<Payment>;
  /** The payment as it stands now; the back end asks the provider while it is open. */
  get(paymentId: string): Promise<Payment>;
  /** The citizen came back without paying: closes the attempt, and says what is true by then. */
  cancel(paymentId: string): Promise<Payment>;
}

/** The calls over the HTTP contract at `endpoint`; fetched when first needed. */
export function overHttp(endpoint: string): PaymentCalls {
  const calls = Promise.all([import('@faelles/client/call.js'), import('@faelles/client/payments.js')]).then(
    ([{ createCaller }, { paymentCalls }]) => paymentCalls(createCaller({ base: endpoint })),
  );
  return {
    start: async (applicationId, options) => (await calls).start(applicationId, options),
    get: async (paymentId) => (await calls).get(paymentId),
    cancel: async (paymentId) => (await calls).cancel(paymentId),
  };
}
