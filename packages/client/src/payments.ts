import type { Payment } from '@faelles/schemas/payment.js';
import type { CallOptions, Caller } from './call.ts';

const schema = () => import('@faelles/schemas/payment.js').then((module) => module.Payment);

/** Calls about paying. What a page remembers proves nothing: the state is asked for. */
export function paymentCalls({ call }: Caller) {
  return {
    /**
     * Begins to pay for an application, or gives the attempt that is open; send the citizen to its `redirectUrl`.
     * One key stands for one press of the button. ProblemError `provider-unavailable`: the application stays, try later.
     */
    async start(applicationId: string, options: CallOptions & { idempotencyKey: string }): Promise<Payment> {
      return (await call({ method: 'POST', path: `/applications/${applicationId}/payments`, schema, ...options }))!;
    },
    /** Where a payment stands; the server asks the provider while it is open. */
    async get(id: string, options: CallOptions = {}): Promise<Payment> {
      return (await call({ method: 'GET', path: `/payments/${id}`, schema, ...options }))!;
    },
    /** The citizen came back without paying: closes the attempt at the provider. Answers what is true by then. */
    async cancel(id: string, options: CallOptions = {}): Promise<Payment> {
      return (await call({ method: 'POST', path: `/payments/${id}/cancel`, repeatable: true, schema, ...options }))!;
    },
  };
}
