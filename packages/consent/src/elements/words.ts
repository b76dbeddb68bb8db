import { registerLoader } from '@faelles/foundation/dictionaries.js';

registerLoader('da', async () => (await import('@faelles/language/dictionaries/da/consent.js')).consent);
registerLoader('en', async () => (await import('@faelles/language/dictionaries/en/consent.js')).consent);
