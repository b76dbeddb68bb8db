import type { Json } from '@faelles/schemas/json.js';
import type { DataSource } from './source.ts';

type Entry = { protected?: true; data: { [datum: string]: Json } };

const address = (street: string, houseNumber: string): Json => ({
  street, houseNumber, postalCode: '9999', postalDistrict: 'Eksempelby', source: 'register',
});

/**
 * People and companies that do not exist, with numbers that are nobody's: birth dates in 2050, and the first numbers of
 * CVR's test range.
 */
const persons: { [cpr: string]: Entry } = {
  '0101505006': { data: { name: 'Test Testesen', cpr: '0101505006', birthDate: '2050-01-01', address: address('Eksempelvej', '1'), email: 'test@example.org', phone: '+4512345678' } },
  '0101505049': { data: { name: 'Prøve Prøvesen', cpr: '0101505049', birthDate: '2050-01-01', address: address('Prøvevej', '12B') } },
  '0101505014': { protected: true, data: {} },
};
const companies: { [cvr: string]: Entry } = {
  '99999004': { data: { name: 'Eksempel ApS', cvr: '99999004', address: address('Eksempelvej', '2') } },
};

/** CVR numbers that the demo's register knows. */
export const demoCompanies: readonly string[] = Object.keys(companies);
/** CPR numbers of the demo's people, as `DEMO_PERSON` takes them. */
export const demoPersons: readonly string[] = Object.keys(persons);

const tables: { [source: string]: { [id: string]: Entry } } = { person: persons, company: companies };

/**
 * The demo's registers, `person` and `company`. The demo has no sign-in: `DEMO_PERSON` says whose data everybody sees,
 * with one company; without it nobody is known, as when nobody is signed in.
 */
export function demoSource(id: string, person: string | undefined): DataSource | undefined {
  const table = Object.hasOwn(tables, id) ? tables[id]! : undefined;
  return table && {
    async fetch(_person, wanted) {
      const key = person === undefined ? undefined : id === 'company' ? demoCompanies[0]! : person;
      const entry = key === undefined || !Object.hasOwn(table, key) ? undefined : table[key]!;
      if (!entry) return { state: 'unknown' };
      if (entry.protected) return { state: 'protected' };
      return { state: 'found', data: Object.fromEntries(Object.entries(entry.data).filter(([name]) => wanted.includes(name))) };
    },
  };
}
