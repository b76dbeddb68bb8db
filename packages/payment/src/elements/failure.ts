import { warnOnce } from '@faelles/foundation/warn.js';
import type { Order } from '@faelles/schemas/order.js';
import type { Payment } from '@faelles/schemas/payment.js';
import { orderFault } from './order-check.ts';

/** What a call that failed means here. `order`: the price is another now, and this is it. */
export interface Failure {
  kind: 'away' | 'down' | 'lost' | 'faulty' | 'conflict';
  order?: Order;
}

/** Problems of the contract after which the truth is asked for again. */
const again = ['conflict', 'provider-mismatch', 'price-changed', 'idempotency-key-reused'];

/** Errors are told apart by what they say, never by class: two copies of the client may be on one page. */
export function whatFailed(error: unknown): Failure {
  const { name, id, status, problem, message } = error as { name?: string; id?: string; status?: number; problem?: { current?: unknown }; message?: string };
  // A TypeError is a part of ours that could not be fetched.
  if (name === 'NetworkError' || name === 'TypeError') return { kind: 'away' };
  if (name === 'ContractError') {
    warnOnce(`payment-contract:${message}`, `<fk-payment>: ${message}`);
    return { kind: 'faulty' };
  }
  if (id === 'price-changed' && !orderFault(problem?.current)) return { kind: 'conflict', order: problem!.current as Order };
  if (id !== undefined && again.includes(id)) return { kind: 'conflict' };
  if (status !== undefined && [401, 403, 404, 410].includes(status)) return { kind: 'lost' };
  return { kind: 'down' };
}

/** The path of what cannot be in what is to be shown, or `undefined`. */
export function faultOf(order: Order | undefined, payment: Payment | undefined, applicationId: string): string | undefined {
  const fault = order && orderFault(order);
  if (fault || !payment) return fault;
  if (applicationId && payment.applicationId !== applicationId) return 'payment.applicationId';
  const paid = orderFault(payment.order);
  return paid && `payment.${paid}`;
}
