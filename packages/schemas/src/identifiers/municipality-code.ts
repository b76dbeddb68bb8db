import { normalise } from './normalise.ts';
import { refuse, type Parsed } from './result.ts';

/**
 * The 98 municipalities since 2007, three digits each. Only the codes: a browser that checks a code does not need the
 * names, which are in `municipalities.ts`. A test holds the two together.
 */
const CODES =
  '101147151153155157159161163165167169173175183185187190201210217219223230240250253259260265269270306316320326329330' +
  '336340350360370376390400410420430440450461479480482492510530540550561563573575580607615621630657661665671706707710' +
  '727730740741746751756760766773779787791810813820825840846849851860';

/** The codes of all municipalities: four digits, in order. */
export const municipalityCodes: readonly string[] = CODES.match(/.../g)!.map((code) => `0${code}`);

/** Christiansø (Ertholmene): has a code, but lies outside any municipality and region. */
export const CHRISTIANSO = '0411';

export type MunicipalityOptions = {
  /** Accept 0411 Christiansø, for addresses. Default false. */
  allowChristianso?: boolean;
  /** Accept codes from before the reform of 2007, for imported history. Default false. */
  allowHistoric?: boolean;
};

/**
 * Reads a municipality code. Statistics write three digits, registers four; both are read.
 *
 * @returns four digits, or `format`, or `option` (no municipality of today has that code).
 */
export function parseMunicipalityCode(
  input: string,
  options: MunicipalityOptions = {},
): Parsed<string, { kind: 'municipality' | 'christianso' | 'historic' }> {
  const text = normalise(input);
  if (!/^\d{3,4}$/.test(text)) return refuse('format');
  const value = text.padStart(4, '0');
  if (municipalityCodes.includes(value)) return { ok: true, value, kind: 'municipality' };
  if (value === CHRISTIANSO) {
    return options.allowChristianso ? { ok: true, value, kind: 'christianso' } : refuse('option');
  }
  return options.allowHistoric && /^0[1-9]/.test(value) ? { ok: true, value, kind: 'historic' } : refuse('option');
}
