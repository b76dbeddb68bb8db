/** Milliseconds: a clock that is farther back than this was set back. */
const setBack = 1000;
let last = 0;

/**
 * When a provider is asked, so that no two questions of this server were asked at the same time: of two answers, the one to
 * the older question never overwrites the other (`PaymentReading.askedAt`), and at the same millisecond neither is older.
 */
export function askedNow(clock: () => Date): Date {
  const now = clock().getTime();
  last = now > last || last - now > setBack ? now : last + 1;
  return new Date(last);
}
