import type { Order } from '@faelles/schemas/order.js';
import type { Payment, PaymentState } from '@faelles/schemas/payment.js';
import { believable } from './order-check.ts';

/** What `<fk-payment>` shows, one word per screen. */
export type PaymentView =
  | 'loading' | 'away' | 'lost' | 'faulty' | 'closed'
  | 'ready' | 'changed' | 'going' | 'embedded' | 'slip' | 'waiting' | 'slow'
  | 'declined' | 'cancelled' | 'expired' | 'error' | 'down'
  | 'mismatch' | 'unknown' | 'paid' | 'refunded' | 'free';

/** How the citizen came to the page: not from the provider, from its return address, or from its cancel address. */
export type Arrival = '' | 'returned' | 'cancelled';

/** What stands in the way: `down` the provider or our server, `away` no answer, `lost` not ours to see, `faulty` not to be believed. */
export type Trouble = '' | 'down' | 'away' | 'lost' | 'faulty';

/** What the page itself knows beside the payment. */
export interface Knowledge {
  arrival: Arrival;
  trouble: Trouble;
  /** A request to pay is under way, or the browser is about to leave. */
  going: boolean;
  /** The confirmation has not come within the time we wait. */
  slow: boolean;
  /** The price became another one than was shown, and the citizen has not agreed to it. */
  changed: boolean;
  /** The host's page shows the provider's own checkout. */
  embedded: boolean;
  /** The citizen has a slip and wants to pay in another way. */
  choosing: boolean;
  /** The server offers no way to pay. */
  closed: boolean;
}

const views: Partial<Record<PaymentState, PaymentView>> = {
  'not-required': 'free',
  authorised: 'paid',
  captured: 'paid',
  'partly-refunded': 'paid',
  refunded: 'refunded',
  declined: 'declined',
  'cancelled-by-user': 'cancelled',
  'cancelled-by-service': 'cancelled',
  expired: 'expired',
  error: 'error',
  mismatch: 'mismatch',
  unknown: 'unknown',
};
const open: readonly PaymentState[] = ['created', 'started'];
const final: readonly PaymentView[] = ['paid', 'refunded', 'free', 'mismatch'];

/** Where a payment stands, by what the provider confirmed. `undefined` while it is open; a state we do not know is `unknown`. */
export function settledView(payment: Payment): PaymentView | undefined {
  if (!believable(payment)) return 'mismatch';
  return open.includes(payment.state) ? undefined : (views[payment.state] ?? 'unknown');
}

/**
 * The screen for a payment. What the provider confirmed decides; that the citizen came back proves nothing
 * (return addresses can be typed), so an open payment after a return is waited for, never called paid.
 */
export function paymentView(order: Order | undefined, payment: Payment | undefined, page: Knowledge): PaymentView {
  const { trouble, arrival } = page;
  if (trouble === 'faulty') return 'faulty';
  const settled = payment && settledView(payment);
  if (settled && final.includes(settled)) return settled;
  if (!order) return trouble ? (trouble === 'lost' ? 'lost' : 'away') : 'loading';
  if (!payment && order.totalOre === 0) return 'free';
  if (page.going) return 'going';
  if (trouble === 'lost') return 'lost';
  if (page.changed) return 'changed';
  if (trouble === 'down') return 'down';
  if (settled) return settled;
  if (payment && page.embedded) return 'embedded';
  if (payment && arrival === 'returned') return page.slow ? 'slow' : 'waiting';
  if (payment?.slip && !page.choosing) return 'slip';
  if (payment && arrival === 'cancelled') return 'cancelled';
  return page.closed ? 'closed' : 'ready';
}

/** Screens from which the citizen can pay, or pay again. */
export const payable: readonly PaymentView[] = ['ready', 'changed', 'going', 'declined', 'cancelled', 'expired', 'error', 'down', 'refunded'];

/** Screens whose button asks the server again. */
export const askable: readonly PaymentView[] = ['slow', 'unknown', 'mismatch', 'away'];

/** The words of a screen, by key, and how the box around them looks. */
export function says(view: PaymentView, state: PaymentState | undefined): { title?: string; lead?: string; look: string } {
  const of = (name: string, look: string) => ({ title: `payment.state.${name}`, lead: `payment.state.${name}.lead`, look });
  switch (view) {
    case 'ready':
      return { lead: 'payment.state.created.lead', look: 'none' };
    case 'loading':
      return { lead: 'payment.loading', look: 'none' };
    case 'going':
      return { title: 'payment.opening', look: '' };
    case 'waiting':
      return of('started', '');
    case 'slow':
      return { ...of('started', 'warning'), lead: 'payment.slow' };
    case 'down':
      return { title: 'payment.down', lead: 'payment.provider-down', look: 'error' };
    case 'cancelled':
      return of(state === 'cancelled-by-service' ? state : 'cancelled-by-user', 'warning');
    case 'paid':
      return of(state ?? 'authorised', 'success');
    case 'free':
      return of('not-required', 'success');
    case 'changed':
    case 'expired':
    case 'closed':
      return of(view, 'warning');
    case 'lost':
    case 'declined':
    case 'error':
    case 'faulty':
    case 'mismatch':
      return of(view, 'error');
    case 'unknown':
      return of('unknown', 'warning');
    default:
      return of(view, '');
  }
}
