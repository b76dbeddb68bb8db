import type { PaymentAmounts, PaymentState } from '@faelles/schemas/payment.js';

/**
 * What a provider has told beside amounts. Absent means: not told.
 * Money outranks every fact but `unknown`: a payment that was declined and then reserved after all is authorised.
 */
export interface PaymentFacts {
  /** The citizen has begun on the provider's page. */
  started?: boolean | undefined;
  declined?: boolean | undefined;
  cancelledByUser?: boolean | undefined;
  cancelledByService?: boolean | undefined;
  expired?: boolean | undefined;
  /** The payment could not be set up, or the provider says that it is broken. */
  error?: boolean | undefined;
  /** A state we do not understand, as the provider wrote it. */
  unknown?: string | undefined;
  /** Currency the provider speaks of; anything but DKK is a mismatch. */
  currency?: string | undefined;
  /** Order amount in øre the provider speaks of; another than ours is a mismatch. */
  orderOre?: number | undefined;
  /**
   * The payer decides what comes, as with a slip: less, in parts, or too much. Less is waited for; too much is paid, and
   * what is over goes back.
   */
  inParts?: boolean | undefined;
}

/** Amounts that cannot be: negative, not whole øre, more captured than authorised, more refunded than captured. */
export function possibleAmounts(amounts: PaymentAmounts): boolean {
  const { authorisedOre, capturedOre, refundedOre, cancelledOre } = amounts;
  return (
    [authorisedOre, capturedOre, refundedOre, cancelledOre].every((ore) => Number.isSafeInteger(ore) && ore >= 0) &&
    capturedOre + cancelledOre <= authorisedOre &&
    refundedOre <= capturedOre
  );
}

/**
 * The one place that says where a payment stands.
 *
 * @param amounts what the provider has confirmed, øre
 * @param facts what it said beside amounts
 * @param orderOre what the order comes to, øre; 0 means that nothing is to be paid
 * @returns `unknown` for anything not understood and `mismatch` for figures that cannot belong to the order;
 *   neither is ever a success
 */
export function paymentState(amounts: PaymentAmounts, facts: PaymentFacts, orderOre: number): PaymentState {
  const { authorisedOre, capturedOre, refundedOre, cancelledOre } = amounts;
  if (facts.unknown !== undefined) return 'unknown';
  if (!possibleAmounts(amounts)) return 'mismatch';
  if (orderOre === 0) return authorisedOre > 0 ? 'mismatch' : 'not-required';
  if (facts.currency !== undefined && facts.currency !== 'DKK') return 'mismatch';
  if (facts.orderOre !== undefined && facts.orderOre !== orderOre) return 'mismatch';

  if (authorisedOre > 0) {
    // Money that went all the way back is no longer wrong, whatever the amount was.
    // As long as something is still reserved, not all of it has gone: the rest is yet to be taken or let go.
    if (capturedOre > 0 && refundedOre === capturedOre && capturedOre + cancelledOre === authorisedOre) return 'refunded';
    if (cancelledOre === authorisedOre) return 'cancelled-by-service';
    if (facts.inParts) return stateOfParts(amounts, facts, orderOre);
    if (authorisedOre !== orderOre) return 'mismatch';
    if (refundedOre > 0) return 'partly-refunded';
    return capturedOre > 0 && capturedOre + cancelledOre === authorisedOre ? 'captured' : 'authorised';
  }

  if (facts.error) return 'error';
  if (facts.cancelledByUser) return 'cancelled-by-user';
  if (facts.declined) return 'declined';
  if (facts.expired) return 'expired';
  if (facts.cancelledByService) return 'cancelled-by-service';
  return facts.started ? 'started' : 'created';
}

/** Money that came in without being asked for in one piece. On a closed way to pay, a part is for a person to look at. */
function stateOfParts({ capturedOre, refundedOre }: PaymentAmounts, facts: PaymentFacts, orderOre: number): PaymentState {
  if (capturedOre - refundedOre >= orderOre) return 'captured';
  if (capturedOre >= orderOre) return 'partly-refunded';
  return facts.cancelledByService || facts.expired ? 'mismatch' : 'started';
}

const open: readonly PaymentState[] = ['created', 'started', 'unknown'];
const paid: readonly PaymentState[] = ['authorised', 'captured', 'partly-refunded'];
const failed: readonly PaymentState[] = ['declined', 'cancelled-by-user', 'cancelled-by-service', 'expired', 'error', 'refunded'];

/** True when the citizen can change no more about this attempt. An `unknown` one is asked about again. */
export function finished(state: PaymentState): boolean {
  return !open.includes(state);
}

/** True when the whole order is reserved or taken: the application may go on. */
export function isPaid(state: PaymentState): boolean {
  return paid.includes(state) || state === 'not-required';
}

/** True when this attempt came to nothing and no money is held, so that a new attempt may begin. */
export function mayTryAgain(state: PaymentState): boolean {
  return failed.includes(state);
}

/** Øre the citizen has given: reserved or taken, less what was let go or given back. */
export function paidOre(amounts: PaymentAmounts): number {
  return Math.max(amounts.authorisedOre - amounts.cancelledOre, amounts.capturedOre) - amounts.refundedOre;
}
