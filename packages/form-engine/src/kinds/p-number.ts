import { parsePNumber } from '@faelles/schemas/identifiers/p-number.js';
import { read, textual } from './kind.ts';

/** Ten digits. */
export const pNumber = /* @__PURE__ */ textual((input) => read(parsePNumber(input)));
