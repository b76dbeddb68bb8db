import { registerLoader } from '@faelles/foundation/dictionaries.js';

let registered = false;

/** Tells where the words are that most visits need late or never. What is said when the connection is broken is not among them. */
export function registerLaterWords(): void {
  if (registered) return;
  registered = true;
  registerLoader('da', async () => (await import('@faelles/language/dictionaries/da/later.js')).later);
  registerLoader('en', async () => (await import('@faelles/language/dictionaries/en/later.js')).later);
}
