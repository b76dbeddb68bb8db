import type { ReactiveControllerHost } from 'lit';
import type { Order } from '@faelles/schemas/order.js';
import type { Payment } from '@faelles/schemas/payment.js';
import type { PaymentCalls } from './payment-calls.ts';
import type { Arrival } from './payment-view.ts';

/** What `fk-payment` tells about a payment: never who pays or what for. */
export interface PaymentDetail {
  id: string;
  state: Payment['state'];
}

/** What the host's page needs to show the provider's own checkout. */
export type EmbeddedDetail = NonNullable<Payment['embedded']> & { language: string };

/** The element that talks. Its properties are what a page gives; `payment` is also where the newest answer stands. */
export interface PaymentHost extends ReactiveControllerHost, HTMLElement {
  order: Order | undefined;
  payment: Payment | undefined;
  calls: PaymentCalls | undefined;
  endpoint: string;
  link: string | undefined;
  applicationId: string;
  arrival: Arrival | undefined;
  patience: number;
  readonly language: string;
}
