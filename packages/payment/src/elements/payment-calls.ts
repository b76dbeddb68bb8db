import type { Payment, PaymentSituation, PaymentStart } from '@faelles/schemas/payment.js';

/** What `<fk-payment>` asks a back end: anything that answers so will do, as `client.payments`. */
export interface PaymentCalls {
  /** All a page needs to let somebody pay. Without it the page must give `order` and `payment`; the method is then `card`. */
  situation?(applicationId: string): Promise<PaymentSituation>;
  /**
   * Opens an attempt to pay, or gives back the one that is open or that the key stands for. The total is the one that
   * was shown: where it no longer holds, the call fails as 409 `price-changed` with the order as it is now in `current`.
   */
  start(applicationId: string, start: PaymentStart, options: { idempotencyKey: string }): Promise<Payment>;
  /** The payment as it stands now; the back end asks the provider while it is open. */
  get(paymentId: string): Promise<Payment>;
  /** The citizen came back without paying: closes the attempt, and says what is true by then. */
  cancel(paymentId: string): Promise<Payment>;
  /** A link to pay by, later or for somebody else, told once. */
  payLater?(applicationId: string): Promise<{ url: string; until: string }>;
}
