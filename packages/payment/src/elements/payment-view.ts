import type { Payment, PaymentState } from '@faelles/schemas/payment.js';

/** What `<fk-payment>` shows, one word per screen. */
export type PaymentView =
  | 'ready' | 'going' | 'waiting' | 'slow' | 'declined' | 'cancelled' | 'expired' | 'down' | 'mismatch' | 'unknown' | 'paid' | 'free';

/** How the citizen came to the page: not from the provider, from its return address, or from its cancel address. */
export type Arrival = '' | 'returned' | 'cancelled';

/** What the page itself knows beside the payment. */
export interface Situation {
  arrival: Arrival;
  /** A request to pay is under way, or the browser is about to leave. */
  going: boolean;
  /** The last request failed: the provider or the network. */
  down: boolean;
  /** The confirmation has not come within the time we wait. */
  slow: boolean;
}

const views: Partial<Record<PaymentState, PaymentView>> = {
  'not-required': 'free',
  authorised: 'paid',
  captured: 'paid',
  'partly-refunded': 'paid',
  refunded: 'paid',
  declined: 'declined',
  'cancelled-by-user': 'cancelled',
  'cancelled-by-service': 'cancelled',
  expired: 'expired',
  mismatch: 'mismatch',
  error: 'unknown',
  unknown: 'unknown',
};

/**
 * The screen for a payment. What the provider confirmed decides; that the citizen came back proves nothing
 * (return addresses can be typed), so an open payment after a return is waited for, never called paid.
 */
export function paymentView(payment: Payment | undefined, totalOre: number, situation: Situation): PaymentView {
  const settled = payment && views[payment.state];
  if (settled === 'paid' || settled === 'mismatch' || settled === 'free') return settled;
  if (!payment && totalOre === 0) return 'free';
  if (situation.going) return 'going';
  if (situation.down) return 'down';
  if (settled) return settled;
  if (payment && situation.arrival === 'returned') return situation.slow ? 'slow' : 'waiting';
  if (payment && situation.arrival === 'cancelled') return 'cancelled';
  return 'ready';
}

/** Screens from which the citizen can pay, or pay again. */
export const payable: readonly PaymentView[] = ['ready', 'going', 'declined', 'cancelled', 'expired', 'down'];

/** The words of a screen, by key, and how the box around them looks. */
export function says(view: PaymentView, state: PaymentState): { title?: string; lead?: string; look: string } {
  const of = (name: PaymentState, look: string) => ({ title: `payment.state.${name}`, lead: `payment.state.${name}.lead`, look });
  switch (view) {
    case 'going':
      return { title: 'payment.opening', look: '' };
    case 'waiting':
      return of('started', '');
    case 'slow':
      return { ...of('started', 'warning'), lead: 'payment.slow' };
    case 'down':
      return { lead: 'payment.provider-down', look: 'error' };
    case 'cancelled':
      return of(state === 'cancelled-by-service' ? state : 'cancelled-by-user', 'warning');
    case 'paid':
      return of(state, 'success');
    case 'free':
      return of('not-required', 'success');
    case 'expired':
      return of('expired', 'warning');
    case 'unknown':
      return of(state === 'error' ? 'error' : 'unknown', 'error');
    default:
      return of(state, 'error');
  }
}
