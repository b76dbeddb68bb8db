import type { Json } from '@faelles/schemas/json.js';
import type { Text } from '@faelles/schemas/text.js';

/** What the demo's registers know. `protected`: name and address protection. */
export type Entry = { protected?: true; data: { [datum: string]: Json } };

/** Somebody one can be in the demo. */
export type DemoPerson = {
  /** Names them to `POST /api/session {as}`; no number leaves the server. */
  id: string;
  cpr: string;
  name: string;
  about: Text;
  /** CPR numbers of children they have custody of. */
  children: readonly string[];
  /** CVR numbers of companies they sign for. */
  companies: readonly string[];
};

const address = (street: string, houseNumber: string): Json => ({
  street, houseNumber, postalCode: '9999', postalDistrict: 'Eksempelby', source: 'register',
});

/**
 * People who do not exist, with numbers that are nobody's: born in 2050 or later, which makes children of them, or
 * before 1900, which makes adults, so that rules about age can be tried by the real calendar.
 */
export const people: { readonly [cpr: string]: Entry } = {
  '0101505006': { data: { name: 'Test Testesen', cpr: '0101505006', birthDate: '2050-01-01', address: address('Eksempelvej', '1'), email: 'test@example.org', phone: '+4512345678' } },
  '0101505049': { data: { name: 'Prøve Prøvesen', cpr: '0101505049', birthDate: '2050-01-01', address: address('Prøvevej', '12B') } },
  '0101505014': { protected: true, data: {} },
  '1406995069': { data: { name: 'Voksen Testesen', cpr: '1406995069', birthDate: '1899-06-14', address: address('Eksempelvej', '1'), email: 'voksen@example.org', phone: '+4512345678' } },
  '1406995018': { data: { name: 'Medforælder Testesen', cpr: '1406995018', birthDate: '1899-06-14', address: address('Prøvevej', '3'), email: 'medforaelder@example.org', phone: '+4512345679' } },
  '2902965028': { data: { name: 'Ældre Prøvesen', cpr: '2902965028', birthDate: '1896-02-29', address: address('Prøvevej', '12B') } },
  '2902565003': { data: { name: 'Barn Testesen', cpr: '2902565003', birthDate: '2056-02-29', address: address('Eksempelvej', '1') } },
  '3112575048': { data: { name: 'Lillebarn Testesen', cpr: '3112575048', birthDate: '2057-12-31', address: address('Eksempelvej', '1') } },
  '2902965001': { protected: true, data: {} },
};

/** Companies that do not exist, with the first numbers of CVR's test range. */
export const companies: { readonly [cvr: string]: Entry } = {
  '99999004': { data: { name: 'Eksempel ApS', cvr: '99999004', address: address('Eksempelvej', '2') } },
};

/** Whom one can sign in as. */
export const demoSignIns: readonly DemoPerson[] = [
  {
    id: 'voksen', cpr: '1406995069', name: 'Voksen Testesen', children: ['2902565003', '3112575048'], companies: ['99999004'],
    about: { da: 'Har to børn og tegner virksomheden Eksempel ApS', en: 'Has two children and signs for the company Eksempel ApS' },
  },
  {
    id: 'medforaelder', cpr: '1406995018', name: 'Medforælder Testesen', children: ['2902565003', '3112575048'], companies: [],
    about: { da: 'Har del i forældremyndigheden over de samme børn', en: 'Shares custody of the same children' },
  },
  {
    id: 'aeldre', cpr: '2902965028', name: 'Ældre Prøvesen', children: [], companies: [],
    about: { da: 'Kan give en anden fuldmagt', en: 'Can give somebody power of attorney' },
  },
  {
    id: 'barn', cpr: '2902565003', name: 'Barn Testesen', children: [], companies: [],
    about: { da: 'Er under 15 og kan ikke give fuldmagt', en: 'Is under 15 and cannot give power of attorney' },
  },
  {
    id: 'beskyttet', cpr: '2902965001', name: 'Beskyttet Prøvesen', children: [], companies: [],
    about: { da: 'Har navne- og adressebeskyttelse', en: 'Has name and address protection' },
  },
];
