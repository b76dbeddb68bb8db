import { registerLoader } from '@faelles/foundation/dictionaries.js';

let registered = false;

/** Tells where the words are of choosing between accounts and of mistakes in one. */
export function registerAccountWords(): void {
  if (registered) return;
  registered = true;
  registerLoader('da', async () => (await import('@faelles/language/dictionaries/da/account.js')).account);
  registerLoader('en', async () => (await import('@faelles/language/dictionaries/en/account.js')).account);
}
