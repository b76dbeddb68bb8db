import { registerLoader } from '@faelles/foundation/dictionaries.js';

let registered = false;

/** Tells where the words of the file field are; forms without files do without them. */
export function registerFileWords(): void {
  if (registered) return;
  registered = true;
  registerLoader('da', async () => (await import('@faelles/language/dictionaries/da/files.js')).files);
  registerLoader('en', async () => (await import('@faelles/language/dictionaries/en/files.js')).files);
}
