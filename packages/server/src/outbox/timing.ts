/** How the outbox tries. */
export type OutboxTiming = {
  /** Pause after the first failed try; doubled after each one. */
  firstPauseMillis: number;
  /** How long a worker may have a message before another one takes it. */
  leaseMillis: number;
  /** Tries before it is given up. */
  mostTries: number;
};

/** Half a minute, doubled to at most six hours, sixteen times: two days, so that a weekend's fault at night mends itself. */
export const usualTiming: OutboxTiming = { firstPauseMillis: 30_000, leaseMillis: 120_000, mostTries: 16 };

const longest = 6 * 3_600_000;

/**
 * Pause after so many failed tries, between three and five quarters of the doubled one: many messages that failed
 * together, at a receiver that was away, do not come back together.
 * @param asked milliseconds the receiver asked for: never less
 * @param random 0 to 1
 */
export function pauseAfter(tries: number, { firstPauseMillis }: OutboxTiming, asked = 0, random: () => number = Math.random): number {
  const whole = Math.min(firstPauseMillis * 2 ** (tries - 1), longest);
  return Math.max(asked, Math.round(whole * (0.75 + random() / 2)));
}
