/** Says whether a caller may go on; otherwise how many seconds to wait. */
export type RateLimit = (key: string, perMinute: number) => { ok: true } | { ok: false; retryAfter: number };

/** Most callers remembered at a time: beyond it the ones not seen for longest start afresh. */
const remembered = 20_000;

/**
 * Token buckets in memory, one per key, that hold a minute's worth and fill evenly. Each copy of the server counts for
 * itself: the limit keeps one caller from wearing a server out, it is not an account of use.
 */
export function createRateLimit(clock: () => Date): RateLimit {
  const buckets = new Map<string, { tokens: number; at: number }>();
  return (key, perMinute) => {
    const now = clock().getTime();
    const before = buckets.get(key) ?? { tokens: perMinute, at: now };
    const filled = Math.min(perMinute, before.tokens + ((now - before.at) / 60_000) * perMinute);
    const ok = filled >= 1;
    // Deleted and set again, so that the map stays in the order of last use.
    buckets.delete(key);
    buckets.set(key, { tokens: ok ? filled - 1 : filled, at: now });
    if (buckets.size > remembered) buckets.delete(buckets.keys().next().value!);
    return ok ? { ok } : { ok, retryAfter: Math.ceil(((1 - filled) / perMinute) * 60) };
  };
}
