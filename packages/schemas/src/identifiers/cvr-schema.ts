import { canonical, text } from './canonical.ts';
import { parseCvr } from './cvr.ts';

/** Eight digits, modulus 11. */
export const cvrNumber = text(/^[1-9]\d{7}$/).check(canonical(parseCvr, 'cvr-check'));
