import { sentence, type Controlled } from '../shared/control.ts';
import type { Faults } from '../shared/faults.ts';
import type { Answer } from '../shared/http.ts';
import type { Webhooks } from '../shared/webhooks.ts';
import { approve, decline } from './actions.ts';
import type { PaymentEvent } from './events.ts';
import { methodsFor } from './page.ts';
import { isOpen, type Payment, type Payments } from './state.ts';

/** What `/control` reaches here. */
export function controlled(
  payments: Payments,
  faults: Faults,
  webhooks: Webhooks,
  tell: (payment: Payment, events: PaymentEvent[]) => Promise<void>,
  reset: () => Promise<void>,
): Controlled {
  return {
    faults,
    webhooks,
    payments: () => payments.all().map(withoutSecrets),
    payment: (id) => {
      const payment = payments.get(id);
      return payment && withoutSecrets(payment);
    },
    act: (id, verb) => act(payments.get(id)!, verb, faults, tell),
    reset,
  };
}

/** What the buttons of the payment page do, for tests that need no browser; and time, for tests that cannot wait. */
function act(payment: Payment, verb: string, faults: Faults, tell: (payment: Payment, events: PaymentEvent[]) => Promise<void>): Answer | undefined {
  if (verb === 'expire') {
    if (isOpen(payment)) payment.expiresAt = new Date().toISOString();
    return { status: 204 };
  }
  const [first] = methodsFor(payment);
  if (!first || (verb !== 'approve' && verb !== 'decline')) return undefined;
  if (!mayStillPay(payment, faults)) return sentence(409, 'The checkout is closed');
  const bankRefuses = payment.checkout.charge && faults.take('charge-refused', { operation: 'charge' }) !== undefined;
  void tell(payment, verb === 'approve' ? approve(payment, first, bankRefuses) : decline(payment));
  return { status: 204 };
}

/** Whether a payer's press counts: while the checkout is open, and after it when the provider forgets to look. */
export const mayStillPay = (payment: Payment, faults: Faults): boolean =>
  isOpen(payment) || (!payment.completed && faults.take('late-approval') !== undefined);

/** The webhook credentials are the merchant's secret and no test needs to read them back. */
function withoutSecrets<P extends { webHooks: { authorization?: string }[] }>(payment: P): P {
  return { ...payment, webHooks: payment.webHooks.map(({ authorization: _, ...hook }) => hook) };
}
