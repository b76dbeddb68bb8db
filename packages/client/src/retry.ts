/** When to try again. */
export interface RetryPolicy {
  /** Tries in all. */
  attempts: number;
  /** Milliseconds before the second try; doubled for each one after. */
  firstPause: number;
  /** Longest pause in milliseconds. A server that asks for more (`Retry-After`) is not waited for. */
  longestPause: number;
}

/** Four tries within about three seconds: enough for a lost connection or a restart, not for a citizen to leave. */
export const defaultRetry: RetryPolicy = { attempts: 4, firstPause: 400, longestPause: 8000 };

/**
 * Milliseconds to wait before the next try, or undefined when there is to be none.
 * Half of the pause is random, so that pages that failed together do not come back together.
 *
 * @param tried tries so far, from 1
 * @param retryAfter the header, seconds or an HTTP date
 */
export function pauseBefore(policy: RetryPolicy, tried: number, retryAfter: string | null, now = Date.now()): number | undefined {
  if (tried >= policy.attempts) return undefined;
  const full = Math.min(policy.longestPause, policy.firstPause * 2 ** (tried - 1));
  const own = full / 2 + (Math.random() * full) / 2;
  const asked = retryAfter === null ? 0 : millisOf(retryAfter, now);
  if (asked > policy.longestPause) return undefined;
  return Math.max(asked, own);
}

function millisOf(header: string, now: number): number {
  const seconds = /^\d+$/.test(header.trim()) ? Number(header) : (Date.parse(header) - now) / 1000;
  return Number.isNaN(seconds) ? 0 : Math.max(0, seconds * 1000);
}

/** Waits, or rejects with the signal's reason when it is aborted first. */
export function wait(millis: number, signal?: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason as Error);
    const abort = () => (clearTimeout(timer), reject(signal!.reason as Error));
    const timer = setTimeout(() => (signal?.removeEventListener('abort', abort), resolve()), millis);
    signal?.addEventListener('abort', abort, { once: true });
  });
}
