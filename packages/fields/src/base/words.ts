import { registerLaterLoader, registerLoader } from '@faelles/foundation/dictionaries.js';

// Fetched when a field first stands in the language, words of mistakes with the first of them; a page that registers
// them beforehand saves the request.
registerLaterLoader('da', async () => (await import('@faelles/language/dictionaries/da/errors.js')).errors);
registerLoader('da', async () => (await import('@faelles/language/dictionaries/da/fields.js')).fields);
registerLaterLoader('en', async () => (await import('@faelles/language/dictionaries/en/errors.js')).errors);
registerLoader('en', async () => (await import('@faelles/language/dictionaries/en/fields.js')).fields);
