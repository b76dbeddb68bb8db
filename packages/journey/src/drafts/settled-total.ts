/** Milliseconds between two looks at the page, and how many there are. */
const pause = 40;
const looks = 100;

/**
 * What the answers cost in the form that is being put on the page: its readers may be on their way. `undefined` when it
 * does not come, or costs nothing that can be said.
 */
export async function settledTotal(look: () => number | undefined): Promise<number | undefined> {
  for (let tries = 0; tries < looks; tries++) {
    await new Promise((done) => setTimeout(done, pause));
    const total = look();
    if (total !== undefined) return total;
  }
  return undefined;
}
