import { registerLoader } from '@faelles/foundation/dictionaries.js';

let registered = false;

/** Words of what not every visit needs; fetched with the first part that says them. */
export function registerDetourWords(): void {
  if (registered) return;
  registered = true;
  registerLoader('da', async () => (await import('@faelles/language/dictionaries/da/detours.js')).detours);
  registerLoader('en', async () => (await import('@faelles/language/dictionaries/en/detours.js')).detours);
}
