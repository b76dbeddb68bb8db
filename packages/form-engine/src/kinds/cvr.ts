import { parseCvr } from '@faelles/schemas/identifiers/cvr.js';
import { read, textual } from './kind.ts';

/** Eight digits with modulus 11. */
export const cvr = /* @__PURE__ */ textual((input) => read(parseCvr(input)));
