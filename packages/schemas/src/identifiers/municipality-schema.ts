import * as z from 'zod/mini';
import { text } from './canonical.ts';
import { municipalityCodes } from './municipality-code.ts';

/** Four digits; one of the 98 municipalities of today. */
export const municipalityCode = text(/^0\d{3}$/).check(
  z.refine<string>((value) => municipalityCodes.includes(value), { error: 'option' }),
);
