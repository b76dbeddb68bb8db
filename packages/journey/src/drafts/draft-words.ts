import { registerLoader } from '@faelles/foundation/dictionaries.js';

let registered = false;

/** Tells where the words are for what few visits need: saving for later, coming back by a link, a newer form, a session that ends. */
export function registerDraftWords(): void {
  if (registered) return;
  registered = true;
  registerLoader('da', async () => (await import('@faelles/language/dictionaries/da/drafts.js')).drafts);
  registerLoader('en', async () => (await import('@faelles/language/dictionaries/en/drafts.js')).drafts);
}
