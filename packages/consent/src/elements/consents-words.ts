import { registerLoader } from '@faelles/foundation/dictionaries.js';

let registered = false;

/** Tells where the words are of consents that several people answer, of invitations and of the overview: few visits need them. */
export function registerConsentsWords(): void {
  if (registered) return;
  registered = true;
  registerLoader('da', async () => (await import('@faelles/language/dictionaries/da/consents.js')).consents);
  registerLoader('en', async () => (await import('@faelles/language/dictionaries/en/consents.js')).consents);
}
