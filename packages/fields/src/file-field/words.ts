import { registerLoader } from '@faelles/foundation/dictionaries.js';

let registered = false;
let queueRegistered = false;

/** Tells where the words of the file field are; forms without files do without them. */
export function registerFileWords(): void {
  if (registered) return;
  registered = true;
  registerLoader('da', async () => (await import('@faelles/language/dictionaries/da/files.js')).files);
  registerLoader('en', async () => (await import('@faelles/language/dictionaries/en/files.js')).files);
}

/** The same for what is said of files that have been chosen. */
export function registerQueueWords(): void {
  if (queueRegistered) return;
  queueRegistered = true;
  registerLoader('da', async () => (await import('@faelles/language/dictionaries/da/attached.js')).attached);
  registerLoader('en', async () => (await import('@faelles/language/dictionaries/en/attached.js')).attached);
}
