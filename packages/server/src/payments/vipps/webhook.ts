import type { PaymentEvent } from '@faelles/payment/model';
import type { WebhookReading, WebhookRequest } from '../gateway.ts';
import { Webhook } from './answers.ts';
import { isProved } from './proof.ts';
import type { VippsSettings } from './settings.ts';

/** What each published event means. */
const types = new Map(Object.entries<PaymentEvent['type']>({
  AUTHORIZED: 'authorised',
  CAPTURED: 'captured',
  CANCELLED: 'cancelled',
  REFUNDED: 'refunded',
  ABORTED: 'cancelled-by-user',
  EXPIRED: 'expired',
}));

/** The events we ask to be told: all of a payment's. */
export const wantedEvents = ['created', 'authorized', 'aborted', 'expired', 'terminated', 'captured', 'cancelled', 'refunded'].map(
  (name) => `epayments.payment.${name}.v1`,
);

/**
 * Checks a webhook's proof, then reads it. An event that failed (`success: false`) or that we do not know is `other`: a
 * reason to ask, and nothing more.
 */
export function readVippsWebhook({ webhookSecrets, msn, clock }: VippsSettings, request: WebhookRequest): WebhookReading {
  if (!isProved(webhookSecrets, clock(), request)) return 'forged';
  const read = Webhook.safeParse(jsonOf(request.rawBody));
  if (!read.success || read.data.msn !== msn) return 'not-understood';
  const { reference, pspReference, name, success } = read.data;
  const type = success ? (types.get(name) ?? 'other') : 'other';
  return { notice: { providerId: reference, name, event: { kind: 'event', id: `${name}-${pspReference}`, type } } };
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}
