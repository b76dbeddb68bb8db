/**
 * What became of money that came in by slip.
 * - `paid`: now the whole is there · `part`: less than is owed, the rest is awaited
 * - `overpaid`: the whole and more · `paid-twice`: the whole was there before, by slip or another way
 * - `for-nothing`: the application is withdrawn, or its answers are erased
 * - `unknown-payment`: nobody here has written such a slip
 */
export const slipOutcomes = ['paid', 'part', 'overpaid', 'paid-twice', 'for-nothing', 'unknown-payment'] as const;
export type SlipOutcome = (typeof slipOutcomes)[number];

/** Where the payment of a slip stands before the money is booked. */
export interface SlipStanding {
  owedOre: number;
  /** Øre that came in on the slip before. */
  beforeOre: number;
  /** Another attempt has paid the application. */
  paidOtherwise: boolean;
  /** There is an application that the money would be for. */
  stands: boolean;
}

/**
 * Decides. Nothing that came in is ever refused: it is on the authority's account already.
 * @param slip undefined for a payment id nobody here knows
 * @returns `dueBackOre`: how much of it should go back; of an unknown payment id a person must find out first
 */
export function outcomeOf(amountOre: number, slip: SlipStanding | undefined): { outcome: SlipOutcome; dueBackOre: number } {
  if (!slip) return { outcome: 'unknown-payment', dueBackOre: 0 };
  if (slip.paidOtherwise || slip.beforeOre >= slip.owedOre) return { outcome: 'paid-twice', dueBackOre: amountOre };
  if (!slip.stands) return { outcome: 'for-nothing', dueBackOre: amountOre };
  const over = slip.beforeOre + amountOre - slip.owedOre;
  if (over < 0) return { outcome: 'part', dueBackOre: 0 };
  return over === 0 ? { outcome: 'paid', dueBackOre: 0 } : { outcome: 'overpaid', dueBackOre: over };
}
