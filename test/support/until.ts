/** Waiting in a browser test: for a state, never for a time. */

/** How long a state may take to come before a test gives up, in milliseconds: for a machine several times as slow as ours. */
export const patience = 20_000;

/** What is found, once it is there. */
export type There<Found> = Exclude<Found, undefined | null | false | '' | 0>;

/**
 * Asks again until there is something to find, and gives it back.
 * @param look what to find; anything falsy is not there yet
 * @param what names it in the error
 * @param otherwise what there is instead, for the error
 * @throws Error that names what did not come
 */
export async function until<Found>(
  look: () => Found | Promise<Found>,
  what = String(look),
  otherwise?: () => string,
): Promise<There<Found>> {
  const end = performance.now() + patience;
  for (;;) {
    const found = await look();
    if (found) return found as There<Found>;
    if (performance.now() > end) break;
    await new Promise((done) => setTimeout(done, 20));
  }
  throw new Error(`Waited ${patience / 1000} s for ${what}${otherwise ? `; there is: ${otherwise()}` : ''}`);
}
