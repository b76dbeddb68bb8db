import { registerLoader } from '@faelles/foundation/dictionaries.js';

let registered = false;

/** Tells where the words are for acting on behalf of somebody and for powers of attorney: few visits need them. */
export function registerRepresentationWords(): void {
  if (registered) return;
  registered = true;
  registerLoader('da', async () => (await import('@faelles/language/dictionaries/da/representation.js')).representation);
  registerLoader('en', async () => (await import('@faelles/language/dictionaries/en/representation.js')).representation);
}
