import { registerLoader } from '@faelles/foundation/dictionaries.js';

// Fetched when a field first stands in the language; a page that registers them beforehand saves the request.
registerLoader('da', async () => (await import('@faelles/language/dictionaries/da/errors.js')).errors);
registerLoader('da', async () => (await import('@faelles/language/dictionaries/da/fields.js')).fields);
registerLoader('en', async () => (await import('@faelles/language/dictionaries/en/errors.js')).errors);
registerLoader('en', async () => (await import('@faelles/language/dictionaries/en/fields.js')).fields);
