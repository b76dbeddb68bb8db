import type { Payment, PaymentByLink, PaymentLink, PaymentLinks, PaymentSituation, PaymentStart } from '@faelles/schemas/payment.js';
import type { CallOptions, Caller } from './call.ts';

const schemas = () => import('@faelles/schemas/payment.js');
const schema = () => schemas().then((module) => module.Payment);

/** Calls about paying. What a page remembers proves nothing: the state is asked for. */
export function paymentCalls({ call }: Caller, { link }: { link?: string | undefined } = {}) {
  // Whoever came by a pay-later link has its secret instead of a session.
  const headers = link === undefined ? undefined : { authorization: `Link ${link}` };
  return {
    /** Everything a page needs to let somebody pay: the order, the ways to pay, the attempt that matters. */
    async situation(applicationId: string, options: CallOptions = {}): Promise<PaymentSituation> {
      const shape = () => schemas().then((module) => module.PaymentSituation);
      return (await call({ method: 'GET', path: `/applications/${applicationId}/payment`, headers, schema: shape, ...options }))!;
    },
    /**
     * Begins to pay for an application, or gives the attempt that is open: send the citizen to its `redirectUrl`, or show
     * its `slip` or `embedded`. One key stands for one press of the button. ProblemError `price-changed` with the order in
     * `current`: show it and ask again. `provider-unavailable`: the application stays, try later.
     */
    async start(applicationId: string, start: PaymentStart, options: CallOptions & { idempotencyKey: string }): Promise<Payment> {
      return (await call({ method: 'POST', path: `/applications/${applicationId}/payments`, body: start, headers, schema, ...options }))!;
    },
    /** Where a payment stands; the server asks the provider while it is open. */
    async get(id: string, options: CallOptions = {}): Promise<Payment> {
      return (await call({ method: 'GET', path: `/payments/${id}`, headers, schema, ...options }))!;
    },
    /** The citizen came back without paying: closes the attempt at the provider. Answers what is true by then. */
    async cancel(id: string, options: CallOptions = {}): Promise<Payment> {
      return (await call({ method: 'POST', path: `/payments/${id}/cancel`, repeatable: true, headers, schema, ...options }))!;
    },
    /** Makes a pay-later link; its address is told once. Only to the session that submitted. */
    async payLater(applicationId: string, options: CallOptions = {}): Promise<PaymentLink> {
      const shape = () => schemas().then((module) => module.PaymentLink);
      return (await call({ method: 'POST', path: `/applications/${applicationId}/payment-links`, schema: shape, ...options }))!;
    },
    /** The pay-later links that still open, without their secrets. */
    async links(applicationId: string, options: CallOptions = {}): Promise<PaymentLinks> {
      const shape = () => schemas().then((module) => module.PaymentLinks);
      return (await call({ method: 'GET', path: `/applications/${applicationId}/payment-links`, schema: shape, ...options }))!;
    },
    /** Closes a pay-later link at once. */
    async closeLink(applicationId: string, linkId: string, options: CallOptions = {}): Promise<void> {
      await call({ method: 'DELETE', path: `/applications/${applicationId}/payment-links/${linkId}`, ...options });
    },
    /** What the link opens: for the page it leads to. Needs `link`. */
    async byLink(options: CallOptions = {}): Promise<PaymentByLink> {
      const shape = () => schemas().then((module) => module.PaymentByLink);
      return (await call({ method: 'GET', path: '/payment-links/current', headers, schema: shape, ...options }))!;
    },
  };
}
