import type { PaymentEvent } from '@faelles/payment/model';
import { sameSecret } from '../../hash.ts';
import type { WebhookReading, WebhookRequest } from '../gateway.ts';
import { Webhook } from './answers.ts';

/** What each published event means. The `.v2` ones replace their elders; both are understood. */
const types = new Map(Object.entries<PaymentEvent['type']>({
  'payment.created': 'started',
  'payment.checkout.completed': 'started',
  'payment.reservation.created': 'authorised',
  'payment.reservation.created.v2': 'authorised',
  'payment.reservation.failed': 'declined',
  'payment.charge.created': 'captured',
  'payment.charge.created.v2': 'captured',
  'payment.cancel.created': 'cancelled',
  'payment.refund.completed': 'refunded',
}));

/** The events we ask to be told. A failed charge or refund changes no amount, but is a reason to look. */
export const wantedEvents = [
  'payment.created',
  'payment.reservation.created.v2',
  'payment.reservation.failed',
  'payment.checkout.completed',
  'payment.charge.created.v2',
  'payment.charge.failed',
  'payment.cancel.created',
  'payment.refund.initiated.v2',
  'payment.refund.completed',
] as const;

/**
 * Checks and reads a webhook. The provider sends the value it was given at creation as the whole `Authorization`; it is
 * compared in constant time before a byte of the body is looked at. An event we do not know is `other`.
 */
export function readNexiWebhook(secret: string, { headers, rawBody }: WebhookRequest): WebhookReading {
  if (!sameSecret(headers.get('authorization') ?? '', secret)) return 'forged';
  const read = Webhook.safeParse(jsonOf(rawBody));
  if (!read.success) return 'not-understood';
  const { id, event: name, data } = read.data;
  return { notice: { providerId: data.paymentId, name, event: { kind: 'event', id, type: types.get(name) ?? 'other' } } };
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}
