import { parseField } from '@faelles/form-engine/parse.js';
import { registerLoader } from '@faelles/foundation/dictionaries.js';
import { useParser } from './reading.ts';

// Importing this is what makes fields read their answers; every `fk-…` module does. The words for what can be wrong
// come with it: before an answer can be read, nothing can be wrong with it.
registerLoader('da', async () => (await import('@faelles/language/dictionaries/da/errors.js')).errors);
registerLoader('en', async () => (await import('@faelles/language/dictionaries/en/errors.js')).errors);
useParser(parseField);

export { parseField };
