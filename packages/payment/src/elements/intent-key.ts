const stored = (applicationId: string) => `faelles.pay.${applicationId}`;
/** Where the tab keeps no storage (blocked, or a private mode), the page's own memory does for its lifetime. */
const memory = new Map<string, string>();

/**
 * The idempotency key of one intent to pay: this application, this attempt, this method, this price. A double click, a
 * reload and the Back button find the same key and so the same payment; whoever chooses another method, agrees to
 * another price or tries again after an attempt that ended gets a new key.
 * Kept in sessionStorage: an id and what was pressed, nothing about anybody.
 *
 * @param intent words without spaces
 */
export function intentKey(applicationId: string, intent: string): string {
  const name = stored(applicationId);
  const [known, key] = (read(name) ?? '').split(' ');
  if (known === intent && key) return key;
  const fresh = crypto.randomUUID();
  write(name, `${intent} ${fresh}`);
  return fresh;
}

/** The payment is settled: the key is of no more use. */
export function forgetIntent(applicationId: string): void {
  memory.delete(stored(applicationId));
  try {
    sessionStorage.removeItem(stored(applicationId));
  } catch {
    // Nothing was stored.
  }
}

function read(name: string): string | null {
  try {
    return sessionStorage.getItem(name) ?? memory.get(name) ?? null;
  } catch {
    return memory.get(name) ?? null;
  }
}

function write(name: string, value: string): void {
  memory.set(name, value);
  try {
    sessionStorage.setItem(name, value);
  } catch {
    // The page's memory holds it.
  }
}
