import { registerLoader } from '@faelles/foundation/dictionaries.js';

// Words of period, month-year and time; forms without them do without these.
registerLoader('da', async () => (await import('@faelles/language/dictionaries/da/days.js')).days);
registerLoader('en', async () => (await import('@faelles/language/dictionaries/en/days.js')).days);
