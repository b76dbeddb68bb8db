import { textIn } from '@faelles/schemas/text-in.js';
import { askedNow } from '../asked.ts';
import { GatewayError, type NewPayment, type PaymentGateway } from '../gateway.ts';
import { accountOf } from './account.ts';
import { Adjusted, Created, Retrieved } from './answers.ts';
import { vippsCaller } from './http.ts';
import type { VippsSettings } from './settings.ts';
import { TokenKeeper } from './token.ts';
import { readVippsWebhook } from './webhook.ts';

/** Published: a payer has ten minutes to answer; another time needs the provider's leave. */
const life = 10 * 60_000;

/**
 * Vipps MobilePay, ePayment API v1, with `WEB_REDIRECT`: the app opens on a phone, elsewhere a page asks for the payer's
 * number, and the payer may come back in another browser. Our id of an attempt is the provider's reference of it, and its
 * idempotency key, so that every call may be repeated.
 */
export function vippsGateway(settings: VippsSettings): PaymentGateway {
  const call = vippsCaller(settings, new TokenKeeper(settings));
  const payments = '/epayment/v1/payments';
  const at = (reference: string, what = '') => `${payments}/${encodeURIComponent(reference)}${what}`;
  const retrieve = (reference: string) => call({ operation: 'retrieve', method: 'GET', path: at(reference), schema: Retrieved });
  const adjust = (operation: string, path: string, idempotencyKey: string, body: unknown) =>
    call({ operation, method: 'POST', path, idempotencyKey, body, schema: Adjusted });

  return {
    traits: { flows: ['redirect'], partialCapture: true, partialCancel: true, partialRefund: true },

    async create(request) {
      const expiresAt = new Date(settings.clock().getTime() + life);
      try {
        const body = creation(request);
        const created = await call({ operation: 'create', method: 'POST', path: payments, idempotencyKey: request.id, body, schema: Created });
        return { providerId: created.reference, redirectUrl: created.redirectUrl, expiresAt };
      } catch (error) {
        // The payment is there already: an earlier answer was lost, and its key forgotten.
        if (!(error instanceof GatewayError) || error.status !== 409) throw error;
        const { amount, redirectUrl } = await retrieve(request.id);
        if (amount.value !== request.order.totalOre || amount.currency !== request.order.currency) throw error;
        // One that is answered or over has no page any more: ours finds out which, and goes on from there.
        return { providerId: request.id, redirectUrl: redirectUrl ?? request.returnUrl, expiresAt };
      }
    },

    async retrieve(providerId) {
      const askedAt = askedNow(settings.clock);
      return accountOf(await retrieve(providerId), askedAt);
    },

    async close(providerId) {
      try {
        // Only what nobody has answered: a payer who said yes a moment ago keeps what they paid for.
        await adjust('close', at(providerId, '/cancel'), `close-${providerId}`, { cancelTransactionOnly: true });
        return true;
      } catch (error) {
        if (!(error instanceof GatewayError) || error.kind !== 'refused') throw error;
        const { state } = await retrieve(providerId);
        if (state === 'AUTHORIZED') return false;
        if (['ABORTED', 'EXPIRED', 'TERMINATED'].includes(state)) return true;
        throw error;
      }
    },

    async charge(providerId, amountOre, key) {
      await adjust('charge', at(providerId, '/capture'), key, { modificationAmount: dkk(amountOre) });
    },

    // Lets go whatever is not taken: the provider knows no part of that.
    async cancel(providerId, _amountOre, key) {
      await adjust('cancel', at(providerId, '/cancel'), key, { cancelTransactionOnly: false });
    },

    async refund({ providerId, amountOre, key }) {
      await adjust('refund', at(providerId, '/refund'), key, { modificationAmount: dkk(amountOre) });
      // The answer names the payment, not what was given back.
      return {};
    },

    readWebhook: (request) => readVippsWebhook(settings, request),
  };
}

/** @throws GatewayError for what is no amount of øre: it must never reach the provider as another one */
function dkk(amountOre: number) {
  if (!Number.isSafeInteger(amountOre) || amountOre <= 0) throw new GatewayError('refused', 'amount');
  return { currency: 'DKK', value: amountOre };
}

function creation({ id, order, reference, language, returnUrl }: NewPayment) {
  return {
    amount: dkk(order.totalOre),
    paymentMethod: { type: 'WALLET' },
    reference: id,
    userFlow: 'WEB_REDIRECT',
    returnUrl,
    paymentDescription: description(reference, order.lines.map(({ label }) => textIn(label, language))),
  };
}

/** Shown in the payer's app and in the municipality's settlement: what for, and our reference. Published: 3 to 100 characters. */
function description(reference: string, labels: string[]): string {
  const room = 100 - reference.length - 3;
  const all = labels.join(', ');
  const what = all.length <= room ? all : `${all.slice(0, Math.max(0, room - 1)).trimEnd()}…`;
  return `${what} – ${reference}`.slice(0, 100).padEnd(3, '.');
}
