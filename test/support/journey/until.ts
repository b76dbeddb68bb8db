/** How long a condition may take on a slow machine before a test gives up, in milliseconds. */
export const patience = 45_000;

/**
 * Asks again until the answer is something, and gives it back. Nothing in a journey waits for a time: it waits for this.
 * @throws Error that names what did not come, with the last words of the reason if there is one.
 */
export async function until<T>(
  what: string,
  ask: () => Promise<T | undefined | false | null> | T | undefined | false | null,
  { within = patience, otherwise }: { within?: number; otherwise?: () => Promise<string> | string } = {},
): Promise<T> {
  const end = Date.now() + within;
  let reason: unknown;
  for (;;) {
    try {
      const answer = await ask();
      if (answer !== undefined && answer !== false && answer !== null) return answer;
      reason = undefined;
    } catch (error) {
      // A page that is just being left cannot be asked; the next one can.
      reason = error;
    }
    if (Date.now() > end) break;
    await new Promise((done) => setTimeout(done, 40));
  }
  const more = otherwise ? await Promise.resolve(otherwise()).catch((error: unknown) => String(error)) : '';
  throw new Error(`Waited ${within / 1000} s for ${what}.${reason ? ` Last: ${String(reason)}.` : ''}${more ? `\n${more}` : ''}`);
}
