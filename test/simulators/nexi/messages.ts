import type { Message } from '../shared/webhooks.ts';
import type { PaymentEvent } from './events.ts';
import type { Payment, WebHook } from './state.ts';

/** Only the v1 events and the failures that had no v1 carry `merchantId`; the .v2 events carry `merchantNumber`. */
const merchant = (name: string, id: number) => (name.endsWith('.v2') ? { merchantNumber: id } : { merchantId: id });

/** The events of a payment as messages to the addresses the merchant registered for them. */
export function messages(payment: Payment, events: PaymentEvent[], merchantId: number): Message[] {
  return events.flatMap((event) =>
    payment.webHooks
      .filter((hook) => hook.eventName === event.event)
      .map((hook) => ({
        id: event.id,
        event: event.event,
        paymentId: payment.paymentId,
        url: hook.url,
        compose: (forged: boolean) => compose(event, hook, merchantId, forged),
      })),
  );
}

function compose(event: PaymentEvent, hook: WebHook, merchantId: number, forged: boolean) {
  const { data, ...head } = event;
  const authorization = forged ? 'forged0000000000' : hook.authorization;
  return {
    headers: { 'content-type': 'application/json', ...(authorization === undefined ? {} : { authorization }) },
    body: JSON.stringify({ ...head, ...merchant(event.event, merchantId), data }),
  };
}
