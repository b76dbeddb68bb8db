import { registerLoader } from '@faelles/foundation/dictionaries.js';

let registered = false;

/** Tells where the words are of looking up, foreign addresses, and mistakes in any. */
export function registerAddressWords(): void {
  if (registered) return;
  registered = true;
  registerLoader('da', async () => (await import('@faelles/language/dictionaries/da/address.js')).address);
  registerLoader('en', async () => (await import('@faelles/language/dictionaries/en/address.js')).address);
}
