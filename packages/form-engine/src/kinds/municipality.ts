import { parseMunicipalityCode } from '@faelles/schemas/identifiers/municipality-code.js';
import { read, textual } from './kind.ts';

/** Four digits of a municipality of today. */
export const municipality = /* @__PURE__ */ textual((input) => read(parseMunicipalityCode(input)));
