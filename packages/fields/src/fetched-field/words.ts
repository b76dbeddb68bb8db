import { registerLoader } from '@faelles/foundation/dictionaries.js';

registerLoader('da', async () => (await import('@faelles/language/dictionaries/da/fetched.js')).fetched);
registerLoader('en', async () => (await import('@faelles/language/dictionaries/en/fetched.js')).fetched);
