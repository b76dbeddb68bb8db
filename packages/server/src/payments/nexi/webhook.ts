import type { PaymentEvent } from '@faelles/payment/model';
import type { Notice } from '../gateway.ts';
import { Webhook } from './answers.ts';

/** What each published event means. The `.v2` ones replace their elders; both are understood. */
const types: Record<string, PaymentEvent['type']> = {
  'payment.created': 'started',
  'payment.checkout.completed': 'started',
  'payment.reservation.created': 'authorised',
  'payment.reservation.created.v2': 'authorised',
  'payment.reservation.failed': 'declined',
  'payment.charge.created': 'captured',
  'payment.charge.created.v2': 'captured',
  'payment.cancel.created': 'cancelled',
  'payment.refund.completed': 'refunded',
};

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

/** Reads a webhook's JSON; undefined when it has not the published shape. An event we do not know is `other`. */
export function readNexiWebhook(body: unknown): Notice | undefined {
  const read = Webhook.safeParse(body);
  if (!read.success) return undefined;
  const { id, event: name, data } = read.data;
  return { providerId: data.paymentId, name, event: { kind: 'event', id, type: types[name] ?? 'other' } };
}
