import { registerLoader } from '@faelles/foundation/dictionaries.js';

registerLoader('da', async () => (await import('@faelles/language/dictionaries/da/wizard.js')).wizard);
registerLoader('en', async () => (await import('@faelles/language/dictionaries/en/wizard.js')).wizard);
