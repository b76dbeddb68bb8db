import { registerLoader } from '@faelles/foundation/dictionaries.js';

let registered = false;

/** Tells where the words are for when the line is down. They are fetched while it is up, with the first save. */
export function registerOfflineWords(): void {
  if (registered) return;
  registered = true;
  registerLoader('da', async () => (await import('@faelles/language/dictionaries/da/offline.js')).offline);
  registerLoader('en', async () => (await import('@faelles/language/dictionaries/en/offline.js')).offline);
}
