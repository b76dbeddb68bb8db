import { registerLaterLoader } from '@faelles/foundation/dictionaries.js';

let registered = false;

/** Tells where the words are of amounts, decimals and the numbers of persons and companies. What goes wrong has general words until they are here. */
export function registerNumberWords(): void {
  if (registered) return;
  registered = true;
  registerLaterLoader('da', async () => (await import('@faelles/language/dictionaries/da/numbers.js')).numbers);
  registerLaterLoader('en', async () => (await import('@faelles/language/dictionaries/en/numbers.js')).numbers);
}
