import type { PaymentAmounts, PaymentState } from '@faelles/schemas/payment.js';
import { paymentState, type PaymentFacts } from './state.ts';

/** What is kept of one attempt to pay. The state is derived from it by {@link stateOf}, never stored beside it. */
export interface PaymentRecord {
  orderOre: number;
  amounts: PaymentAmounts;
  facts: PaymentFacts;
  /** Ids of the events that are in already. */
  seen: readonly string[];
  /** Milliseconds when the newest reading was asked for; 0 before the first. */
  readAt: number;
}

/** One thing a provider reported, as a webhook does. Events come twice, late and in any order. */
export interface PaymentEvent {
  kind: 'event';
  /** The provider's own id of the event. */
  id: string;
  type: 'started' | 'authorised' | 'captured' | 'refunded' | 'cancelled' | 'declined' | 'cancelled-by-user' | 'closed' | 'expired' | 'other';
  /** Øre; of the four types that move money. */
  amountOre?: number | undefined;
  currency?: string | undefined;
}

/** A provider's whole account of a payment, asked for by us. It is the truth: its amounts replace ours. */
export interface PaymentReading {
  kind: 'reading';
  /** Milliseconds when we asked. An answer to an older question never overwrites a newer one. */
  askedAt: number;
  amounts: PaymentAmounts;
  facts: PaymentFacts;
}

/** A payment nothing has happened to yet. */
export function newPayment(orderOre: number): PaymentRecord {
  const amounts = { authorisedOre: 0, capturedOre: 0, refundedOre: 0, cancelledOre: 0 };
  return { orderOre, amounts, facts: {}, seen: [], readAt: 0 };
}

/** Where a record stands. A charge or cancellation that was reported before its reservation implies one. */
export function stateOf(record: PaymentRecord): PaymentState {
  const { authorisedOre, capturedOre, cancelledOre } = record.amounts;
  const implied = record.readAt === 0 && authorisedOre === 0 ? capturedOre + cancelledOre : authorisedOre;
  return paymentState({ ...record.amounts, authorisedOre: implied }, record.facts, record.orderOre);
}

/**
 * The one reducer for webhooks and for polling. Pure; gives back the same record when nothing changes.
 */
export function reducePayment(record: PaymentRecord, news: PaymentEvent | PaymentReading): PaymentRecord {
  if (news.kind === 'reading') return read(record, news);
  if (record.seen.includes(news.id)) return record;
  const facts = { ...record.facts, ...factsOf(news) };
  return { ...record, facts, amounts: add(record.amounts, news), seen: [...record.seen, news.id] };
}

function read(record: PaymentRecord, news: PaymentReading): PaymentRecord {
  if (news.askedAt < record.readAt) return record;
  // What a summary of amounts cannot tell (a decline, the citizen's own cancelling) stays; what is no longer said is dropped.
  const { unknown: _unknown, currency: _currency, orderOre: _orderOre, ...kept } = record.facts;
  // An account that is not understood says nothing of amounts either: those we know stay, and it counts as nothing.
  const amounts = news.facts.unknown === undefined ? news.amounts : record.amounts;
  return { ...record, amounts, facts: { ...kept, ...news.facts }, readAt: news.askedAt };
}

function factsOf(event: PaymentEvent): PaymentFacts {
  const facts: PaymentFacts = { started: true };
  if (event.currency !== undefined) facts.currency = event.currency;
  if (event.type === 'declined') facts.declined = true;
  if (event.type === 'cancelled-by-user') facts.cancelledByUser = true;
  // We closed the way to pay ourselves.
  if (event.type === 'closed') facts.cancelledByService = true;
  if (event.type === 'expired') facts.expired = true;
  return facts;
}

function add(amounts: PaymentAmounts, event: PaymentEvent): PaymentAmounts {
  const ore = event.amountOre ?? 0;
  switch (event.type) {
    // A reservation is told once as a whole, and by some providers once per version of the event: never a sum.
    case 'authorised':
      return { ...amounts, authorisedOre: Math.max(amounts.authorisedOre, ore) };
    case 'captured':
      return { ...amounts, capturedOre: amounts.capturedOre + ore };
    case 'refunded':
      return { ...amounts, refundedOre: amounts.refundedOre + ore };
    case 'cancelled':
      return { ...amounts, cancelledOre: amounts.cancelledOre + ore };
    default:
      return amounts;
  }
}
