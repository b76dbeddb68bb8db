import { stateOf, type PaymentRecord } from '@faelles/payment/model';

const second = 1000;
const minute = 60 * second;

/** How long the provider's page is open. A citizen who comes back later begins a new attempt. */
export const pageMinutes = 120;

/**
 * From when a page may make us ask again: soon at first, then ever more slowly.
 * The provider takes thirty questions an hour per payment (published); this comes to fewer.
 */
export function nextRead(now: Date, reads: number): Date {
  return new Date(now.getTime() + Math.min(2 * second * 1.6 ** reads, 3 * minute));
}

/** When we ask by ourselves, for the closed tab whose webhook was lost; null when nothing can happen by itself any more. */
export function nextPoll(record: PaymentRecord, reads: number, now: Date): Date | null {
  const { facts, amounts } = record;
  const closed = facts.cancelledByService || facts.expired || facts.error;
  if (stateOf(record) === 'captured' || (closed && amounts.authorisedOre === 0)) return null;
  if (['partly-refunded', 'refunded', 'cancelled-by-service', 'not-required'].includes(stateOf(record))) return null;
  return pollAgain(reads, now);
}

/** When a question is put again that may stay without an answer; ever more slowly. */
export function pollAgain(reads: number, now: Date): Date {
  return new Date(now.getTime() + Math.min(minute * 2 ** Math.min(reads, 10), 60 * minute));
}
