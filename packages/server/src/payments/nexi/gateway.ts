import * as z from 'zod';
import { askedNow } from '../asked.ts';
import { GatewayError, type NewPayment, type PaymentGateway } from '../gateway.ts';
import { accountOf } from './account.ts';
import { Created, Retrieved } from './answers.ts';
import { callNexi, type NexiSettings } from './http.ts';
import { nexiItems, partItem } from './order-items.ts';
import { readNexiWebhook, wantedEvents } from './webhook.ts';

/**
 * Nexi Checkout (formerly Nets Easy), Payment API v1, with its hosted payment page, or embedded in a host's own page
 * when there is a checkout key. The money is reserved when the citizen pays and taken by `charge`.
 */
export function nexiGateway(settings: NexiSettings): PaymentGateway {
  const payment = (providerId: string) => `/v1/payments/${encodeURIComponent(providerId)}`;
  return {
    traits: { flows: ['redirect', 'embedded'], partialCapture: true, partialCancel: true, partialRefund: true },

    async create(request) {
      const created = await callNexi(settings, {
        operation: 'create', method: 'POST', path: '/v1/payments', body: creation(settings, request), schema: Created,
      });
      const { paymentId: providerId, hostedPaymentPageUrl: page } = created;
      const ends = created.expiresAt === undefined ? {} : { expiresAt: new Date(created.expiresAt) };
      if (request.flow === 'embedded') {
        return { providerId, embedded: { checkoutKey: settings.checkoutKey!, paymentId: providerId, scriptUrl: scriptOf(settings.apiUrl) }, ...ends };
      }
      if (page === undefined) throw new GatewayError('unavailable', 'create');
      const redirect = new URL(page);
      redirect.searchParams.set('language', request.language.startsWith('da') ? 'da-DK' : 'en-GB');
      return { providerId, redirectUrl: redirect.href, ...ends };
    },

    async retrieve(providerId) {
      const askedAt = askedNow(settings.clock);
      return accountOf(await callNexi(settings, { operation: 'retrieve', method: 'GET', path: payment(providerId), schema: Retrieved }), askedAt);
    },

    async close(providerId) {
      try {
        await callNexi(settings, { operation: 'close', method: 'PUT', path: `${payment(providerId)}/terminate`, schema: undefined });
        return true;
      } catch (error) {
        // Published: 409 when the checkout is completed.
        if (error instanceof GatewayError && error.status === 409) return false;
        throw error;
      }
    },

    async charge(providerId, amountOre, idempotencyKey, whole) {
      const path = `${payment(providerId)}/charges`;
      const body = amountBody(amountOre, whole);
      await callNexi(settings, { operation: 'charge', method: 'POST', path, body, idempotencyKey, schema: z.object({ chargeId: z.string() }) });
    },

    // Takes no key; cancelling more than is left is refused, so a repetition lets nothing else go.
    async cancel(providerId, amountOre, _key, whole) {
      const body = amountBody(amountOre, whole);
      await callNexi(settings, { operation: 'cancel', method: 'POST', path: `${payment(providerId)}/cancels`, body, schema: undefined });
    },

    async refund({ chargeId, chargeOre, amountOre, key }) {
      const path = `/v1/charges/${encodeURIComponent(chargeId)}/refunds`;
      const body = amountBody(amountOre, amountOre === chargeOre);
      return callNexi(settings, { operation: 'refund', method: 'POST', path, body, idempotencyKey: key, schema: z.object({ refundId: z.string() }) });
    },

    readWebhook: (request) => readNexiWebhook(settings.webhookSecret, request),
  };
}

/** A part of an amount needs lines, the whole does not. Shown to nobody but the provider's staff. */
const amountBody = (amount: number, whole: boolean) => (whole ? { amount } : { amount, orderItems: [partItem(amount, 'da')] });

/** The published addresses of the embedded checkout's script, for the live and the test environment. */
const scriptOf = (apiUrl: string) =>
  `https://${new URL(apiUrl).hostname.startsWith('test.') ? 'test.' : ''}checkout.dibspayment.eu/v1/checkout.js?v=1`;

function creation(settings: NexiSettings, request: NewPayment) {
  const { order, language } = request;
  return {
    order: { items: nexiItems(order, language), amount: order.totalOre, currency: order.currency, reference: request.reference },
    checkout: {
      ...(request.flow === 'embedded'
        ? { integrationType: 'EmbeddedCheckout', url: request.pageUrl }
        : { integrationType: 'HostedPaymentPage', returnUrl: request.returnUrl, cancelUrl: request.cancelUrl }),
      termsUrl: request.termsUrl,
      // The provider needs to know nothing of the citizen, and so is told nothing.
      merchantHandlesConsumerData: true,
      charge: false,
      expiresAt: request.expiresAt.toISOString(),
    },
    notifications: {
      webHooks: wantedEvents.map((eventName) => ({ eventName, url: request.webhookUrl, authorization: settings.webhookSecret })),
    },
    myReference: request.id,
  };
}
