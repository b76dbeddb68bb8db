// Nexi Checkout: its simulator's books, and the portal of its merchants.
import type { BookKeeping, Entry, Kind } from './provider.ts';

const secretKey = 'secret-key-of-the-model';

interface NexiPayment {
  paymentId: string;
  reservedAmount: number;
  cancelledAmount: number;
  charges: { chargeId: string; amount: number }[];
  refunds: { amount: number; state: string }[];
}

const sum = (list: readonly { amount: number }[]) => list.reduce((total, { amount }) => total + amount, 0);

export const nexiKind: Kind = {
  name: 'nexi',
  env: { SECRET_KEY: secretKey, WEBHOOK_RETRIES: '10,30', REFUND_DELAY: '1' },
  entry(payment: NexiPayment): Entry {
    return {
      provider: 'nexi',
      providerId: payment.paymentId,
      page: payment.paymentId,
      reserved: payment.reservedAmount,
      charged: sum(payment.charges),
      cancelled: payment.cancelledAmount,
      refunded: sum(payment.refunds.filter(({ state }) => state === 'Completed')),
      pending: sum(payment.refunds.filter(({ state }) => state !== 'Completed')),
      charges: payment.charges.map(({ chargeId, amount }) => ({ id: chargeId, ore: amount })),
    };
  },
  keep(url: string, entry: Entry, what: BookKeeping, ore: number) {
    const payment = `/v1/payments/${entry.providerId}`;
    const path = { refund: `/v1/charges/${entry.charges[0]?.id}/refunds`, capture: `${payment}/charges`, cancel: `${payment}/cancels` }[what];
    const headers = { authorization: secretKey, 'content-type': 'application/json' };
    return fetch(url + path, { method: 'POST', headers, body: JSON.stringify({ amount: ore }) });
  },
};

/** What the server is told of it. */
export const nexiConfig = (url: string) => ({ apiUrl: url, secretKey, webhookSecret: 'webhookSecretOfTheModel1' });
