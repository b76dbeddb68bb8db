import type { AddressLookup } from '@faelles/fields/address-field/lookup.js';
import type { AddressSuggestion, DanishAddress } from '@faelles/schemas/address.js';

/** An address as it was looked up; the street and its ids are invented. */
export const found: DanishAddress = {
  id: '0198a1b2-0000-4000-8000-000000000001', accessId: '0198a1b2-0000-4000-8000-000000000002',
  street: 'Prøvegade', houseNumber: '12', floor: '2', door: 'th', postalCode: '1050', postalDistrict: 'København K', municipalityCode: '0101', source: 'register',
};

const streets: [street: string, postal: string][] = [['Prøvegade', '1050 København K'], ['Prøvegade', '9999 Eksempelby'], ['Prøvevej', '2750 Ballerup']];
const numbers = ['1', '2', '10', '12', '12B'];
const id = (at: number): string => `0198a1b2-0000-4000-8000-${String(at).padStart(12, '0')}`;

/** A register of three streets that answers at once, in the stages of a real one. */
export const register: AddressLookup = {
  async search({ text, accessId }): Promise<AddressSuggestion[]> {
    const house = numbers.find((_, at) => id(100 + at) === accessId);
    if (house) {
      return ['st. tv', 'st. th', '1. tv', '1. th', '2. tv', '2. th'].map((storey, at) => {
        const label = `Prøvegade ${house}, ${storey}, 1050 København K`;
        return { kind: 'full', id: id(200 + at), label, complete: true, text: label, caret: label.length };
      });
    }
    if (/^prøvegade\s+(\d|,)/i.test(text)) {
      return numbers.map((number, at) => {
        const label = `Prøvegade ${number}, 1050 København K`;
        return { kind: 'access', id: id(100 + at), label, complete: false, text: label, caret: label.indexOf(',') };
      });
    }
    return streets
      .filter(([street]) => street.toLowerCase().startsWith(text.toLowerCase().slice(0, 9)))
      .map(([street, postal]) => ({ kind: 'street-postal', label: `${street}, ${postal}`, complete: false, text: `${street} , ${postal}`, caret: street.length + 1 }));
  },
  async resolve({ label }) {
    const [street = '', storey = ''] = label.split(', ');
    const [floor, door] = storey.split('. ');
    return { ...found, houseNumber: street.replace('Prøvegade ', ''), floor: floor!, door: door! };
  },
};

/** A register that nobody reaches. */
export const away: AddressLookup = {
  search: () => Promise.reject(new Error('away')),
  resolve: () => Promise.reject(new Error('away')),
};

/** A register that takes its time. */
export const slow: AddressLookup = { search: () => new Promise(() => {}), resolve: () => new Promise(() => {}) };
