import * as z from 'zod';
import { GatewayError, type NewPayment, type PaymentGateway } from '../gateway.ts';
import { accountOf } from './account.ts';
import { Created, Retrieved } from './answers.ts';
import { callNexi, type NexiSettings } from './http.ts';
import { nexiItems } from './order-items.ts';
import { readNexiWebhook, wantedEvents } from './webhook.ts';

/**
 * Nexi Checkout (formerly Nets Easy), Payment API v1, with its hosted payment page: the embedded one does not work in
 * a shadow root. Whole amounts only; the money is reserved when the citizen pays and taken by `charge`.
 */
export function nexiGateway(settings: NexiSettings): PaymentGateway {
  const payment = (providerId: string) => `/v1/payments/${encodeURIComponent(providerId)}`;
  return {
    async create(request) {
      const created = await callNexi(settings, {
        operation: 'create', method: 'POST', path: '/v1/payments', body: creation(settings, request), schema: Created,
      });
      const redirect = new URL(created.hostedPaymentPageUrl);
      redirect.searchParams.set('language', request.language.startsWith('da') ? 'da-DK' : 'en-GB');
      return {
        providerId: created.paymentId,
        redirectUrl: redirect.href,
        ...(created.expiresAt !== undefined && { expiresAt: new Date(created.expiresAt) }),
      };
    },

    async retrieve(providerId) {
      const askedAt = settings.clock();
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

    async charge(providerId, amount, idempotencyKey) {
      const path = `${payment(providerId)}/charges`;
      await callNexi(settings, { operation: 'charge', method: 'POST', path, body: { amount }, idempotencyKey, schema: z.object({ chargeId: z.string() }) });
    },

    async cancel(providerId, amount) {
      await callNexi(settings, { operation: 'cancel', method: 'POST', path: `${payment(providerId)}/cancels`, body: { amount }, schema: undefined });
    },

    async refund(chargeId, amount, idempotencyKey) {
      const path = `/v1/charges/${encodeURIComponent(chargeId)}/refunds`;
      await callNexi(settings, { operation: 'refund', method: 'POST', path, body: { amount }, idempotencyKey, schema: z.object({ refundId: z.string() }) });
    },

    readWebhook: readNexiWebhook,
  };
}

function creation(settings: NexiSettings, request: NewPayment) {
  const { order, language } = request;
  return {
    order: { items: nexiItems(order, language), amount: order.totalOre, currency: order.currency, reference: request.reference },
    checkout: {
      integrationType: 'HostedPaymentPage',
      returnUrl: request.returnUrl,
      cancelUrl: request.cancelUrl,
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
