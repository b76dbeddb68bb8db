import type { Application } from '@faelles/schemas/application.js';
import type { PaymentState } from '@faelles/schemas/payment.js';

/** States of a payment that has moved no money. */
export const unpaid: readonly PaymentState[] = ['created', 'started', 'declined', 'cancelled-by-user', 'cancelled-by-service', 'expired', 'error'];

/** Does somebody still have to pay for it? Also of one that was received with a slip, whose money has not come. */
export function waitsForMoney({ state, payment }: Pick<Application, 'state' | 'payment'>): boolean {
  if (payment && !unpaid.includes(payment.state)) return false;
  return state === 'awaiting-payment' || (state === 'received' && payment !== undefined);
}
