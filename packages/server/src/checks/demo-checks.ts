import type { Json } from '@faelles/schemas/json.js';
import { demoCompanies } from '../sources/demo-source.ts';
import type { ServerCheck } from './check.ts';

/** A few towns whose postal codes everybody knows, and the one of the demo. Others the demo cannot judge. */
const towns: { [postalCode: string]: string } = { '1000': 'København K', '5000': 'Odense C', '8000': 'Aarhus C', '9000': 'Aalborg', '9999': 'Eksempelby' };

const part = (value: Json, name: string): string =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && typeof value[name] === 'string' ? value[name] : '';

/** Checks of the demo, over its own register; see `demo-source.ts`. */
export const demoChecks: { [id: string]: ServerCheck } = {
  async 'cvr-exists'(value) {
    return typeof value !== 'string' ? 'unknown' : demoCompanies.includes(value) ? 'ok' : 'not-ok';
  },
  /** Of an address, or a group with `postalCode` and `postalDistrict`. */
  async 'postal-district'(value) {
    const town = towns[part(value, 'postalCode')];
    const given = part(value, 'postalDistrict');
    if (town === undefined || !given) return 'unknown';
    return town.toLocaleLowerCase('da') === given.trim().toLocaleLowerCase('da') ? 'ok' : 'not-ok';
  },
};
