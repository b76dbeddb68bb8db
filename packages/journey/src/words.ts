import { registerLoader } from '@faelles/foundation/dictionaries.js';

registerLoader('da', async () => (await import('@faelles/language/dictionaries/da/journey.js')).journey);
registerLoader('en', async () => (await import('@faelles/language/dictionaries/en/journey.js')).journey);
