import { parseField } from '@faelles/form-engine/parse.js';
import { useParser } from './reading.ts';

// Importing this is what makes fields read their answers; every `fk-…` module does.
useParser(parseField);

export { parseField };
