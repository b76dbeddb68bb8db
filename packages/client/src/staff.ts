import type { Reconciliation, Reconciliations, RejectedWebhooks, SlipPayouts, StaffPayment, StaffPaymentPage, StaffPaymentQuery, StaffSession } from '@faelles/schemas/staff.js';
import type { OutboxPage, OutboxQuery } from '@faelles/schemas/delivery.js';
import type { Payment, StaffCancel, StaffRefund } from '@faelles/schemas/payment.js';
import type { CallOptions, Caller } from './call.ts';

const schemas = () => import('@faelles/schemas/staff.js');
const payment = () => import('@faelles/schemas/payment.js').then((module) => module.Payment);

/** Calls of the authority's staff. On the page they are signed in by cookie; a program gives `key`, its STAFF_KEY. */
export function staffCalls({ call }: Caller, { key }: { key?: string | undefined } = {}) {
  const headers = key === undefined ? undefined : { authorization: `Bearer ${key}` };
  const run = () => schemas().then((module) => module.Reconciliation);
  const session = () => schemas().then((module) => module.StaffSession);
  return {
    /** Who is signed in, and how to; never fails for want of a sign-in. */
    async session(options: CallOptions = {}): Promise<StaffSession> {
      return (await call({ method: 'GET', path: '/staff/session', schema: session, ...options }))!;
    },
    /** Signs in as one of the demo's invented people. */
    async signIn(as: string, options: CallOptions = {}): Promise<StaffSession> {
      return (await call({ method: 'POST', path: '/staff/session', body: { as }, repeatable: true, schema: session, ...options }))!;
    },
    async signOut(options: CallOptions = {}): Promise<void> {
      await call({ method: 'DELETE', path: '/staff/session', ...options });
    },
    /** The newest comparison with the providers with its differences, and one under way. */
    async reconciliations(options: CallOptions = {}): Promise<Reconciliations> {
      const schema = () => schemas().then((module) => module.Reconciliations);
      return (await call({ method: 'GET', path: '/staff/reconciliations', headers, schema, ...options }))!;
    },
    /** One comparison: ask for it by its id until it is `done` or `cut-off`. */
    async reconciliation(id: string, options: CallOptions = {}): Promise<Reconciliation> {
      return (await call({ method: 'GET', path: `/staff/reconciliations/${id}`, headers, schema: run, ...options }))!;
    },
    /** Compares now, or answers the one that is under way. */
    async reconcile(options: CallOptions = {}): Promise<Reconciliation> {
      return (await call({ method: 'POST', path: '/staff/reconciliations', headers, repeatable: true, schema: run, ...options }))!;
    },
    /** Payments, the newest first, 25 at a time. */
    async payments(query: StaffPaymentQuery, options: CallOptions = {}): Promise<StaffPaymentPage> {
      const schema = () => schemas().then((module) => module.StaffPaymentPage);
      const words = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== undefined));
      return (await call({ method: 'GET', path: `/staff/payments?${words}`, headers, schema, ...options }))!;
    },
    async payment(id: string, options: CallOptions = {}): Promise<StaffPayment> {
      const schema = () => schemas().then((module) => module.StaffPayment);
      return (await call({ method: 'GET', path: `/staff/payments/${id}`, headers, schema, ...options }))!;
    },
    /** Asks for money to go back; one key is one refund. ProblemError `conflict` with `refundableOre` in `current`, when it is more than there is. */
    async refund(id: string, refund: StaffRefund, options: CallOptions & { idempotencyKey: string }): Promise<Payment> {
      return (await call({ method: 'POST', path: `/staff/payments/${id}/refunds`, body: refund, headers, schema: payment, ...options }))!;
    },
    /** Lets a reservation go that was not taken. */
    async release(id: string, cancel: StaffCancel, options: CallOptions & { idempotencyKey: string }): Promise<Payment> {
      return (await call({ method: 'POST', path: `/staff/payments/${id}/cancels`, body: cancel, headers, schema: payment, ...options }))!;
    },
    /** Money that came in by payment slip; the same reference of the bank twice is the same money. */
    async slipIn(slip: { paymentId: string; amountOre: number; bookedOn: string; bankReference: string }, options: CallOptions & { idempotencyKey: string }): Promise<{ outcome: string; dueBackOre: number; payment?: string | undefined }> {
      const schema = () => schemas().then((module) => module.SlipTaken);
      return (await call({ method: 'POST', path: '/staff/slips/incoming', body: slip, headers, schema, ...options }))!;
    },
    /** What came by slip and is to be transferred back. */
    async slipPayouts(options: CallOptions = {}): Promise<SlipPayouts> {
      const schema = () => schemas().then((module) => module.SlipPayouts);
      return (await call({ method: 'GET', path: '/staff/slips', headers, schema, ...options }))!;
    },
    /** Somebody has made the transfer. */
    async slipPaidOut(payout: { key: string; bookedOn: string; bankReference: string }, options: CallOptions & { idempotencyKey: string }): Promise<void> {
      await call({ method: 'POST', path: '/staff/slips/payouts', body: payout, headers, ...options });
    },
    /** Messages to Digital Post and NemSMS: those that are not sent, or of a state or a reference. */
    async outbox(query: OutboxQuery = {}, options: CallOptions = {}): Promise<OutboxPage> {
      const schema = () => import('@faelles/schemas/delivery.js').then((module) => module.OutboxPage);
      const words = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== undefined));
      return (await call({ method: 'GET', path: `/staff/outbox?${words}`, headers, schema, ...options }))!;
    },
    /** Sends a message that was given up again. ProblemError `conflict` when it is not, or what it said is erased. */
    async sendAgain(id: string, options: CallOptions = {}): Promise<void> {
      await call({ method: 'POST', path: `/staff/outbox/${id}/retry`, headers, ...options });
    },
    async rejectedWebhooks(options: CallOptions = {}): Promise<RejectedWebhooks> {
      const schema = () => schemas().then((module) => module.RejectedWebhooks);
      return (await call({ method: 'GET', path: '/staff/webhooks/rejected', headers, schema, ...options }))!;
    },
  };
}

export type StaffCalls = ReturnType<typeof staffCalls>;
