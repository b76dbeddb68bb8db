import { createHash } from 'node:crypto';

/** One access address with the floors and doors at it. Streets, numbers and ids are invented. */
export interface House {
  id: string;
  street: string;
  number: string;
  postalCode: string;
  town: string;
  municipality: string;
  /** Floor and door; a house without has one address of its own. */
  homes: { id: string; floor: string | null; door: string | null }[];
}

const idOf = (text: string): string =>
  createHash('sha256').update(text).digest('hex').replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-4$3-8$4-$5');

const streets: [street: string, postalCode: string, town: string, municipality: string, numbers: string[], floors: string[]][] = [
  ['Prøvegade', '1050', 'København K', '0101', ['1', '2', '10', '12', '12B'], ['st', '1', '2']],
  ['Prøvegade', '9999', 'Eksempelby', '0851', ['1', '3'], []],
  ['Prøvevej', '2750', 'Ballerup', '0151', ['4', '6', '8'], []],
  ['Ålekistens Prøvesti', '8999', 'Testrup', '0751', ['7'], []],
];

/** All houses. */
export const houses: readonly House[] = streets.flatMap(([street, postalCode, town, municipality, numbers, floors]) =>
  numbers.map((number) => {
    const key = `${street} ${number} ${postalCode}`;
    const doors = floors.flatMap((floor) => ['tv', 'th'].map((door) => ({ id: idOf(`${key} ${floor} ${door}`), floor, door })));
    return { id: idOf(key), street, number, postalCode, town, municipality, homes: doors.length ? doors : [{ id: idOf(`${key} home`), floor: null, door: null }] };
  }),
);

export function titleOf({ street, number, postalCode, town }: House, home?: House['homes'][number]): string {
  const floor = home?.floor && (/^(\d+|st)$/.test(home.floor) ? `${home.floor}.` : home.floor);
  const storey = [floor, home?.door].filter(Boolean).join(' ');
  return `${street} ${number}, ${storey ? `${storey}, ` : ''}${postalCode} ${town}`;
}

const plain = (text: string): string => text.toLowerCase().replace(/[.,\s]+/g, ' ').trim();

/** What the real API answers to a text, as far as its staging goes: street, street in a town, house, address. */
export function search(text: string, full: boolean, municipality: string | undefined): object[] {
  const asked = plain(text);
  const known = houses.filter((house) => !municipality || house.municipality === municipality);
  const homes = known.flatMap((house) => house.homes.map((home) => ({ house, home, title: titleOf(house, home) })));
  const house = known.find((one) => asked.startsWith(plain(titleOf(one))) || asked === plain(`${one.street} ${one.number}`));
  const exact = homes.filter(({ title }) => plain(title) === asked && plain(title) !== plain(house ? titleOf(house) : ''));
  if (full && (exact.length || house)) {
    const found = exact.length ? exact : homes.filter((one) => one.house === house);
    return found.map(({ house: { id }, home, title }) => ({ type: 'adresse', id: home.id, titel: title, husnummerId: id }));
  }
  const inTown = known.filter(({ street, postalCode }) => asked.startsWith(plain(street)) && asked.includes(postalCode));
  const numbered = known.filter(({ street, number }) => asked.startsWith(plain(street)) && asked.length > plain(street).length && plain(`${street} ${number}`).startsWith(asked));
  const found = numbered.length ? numbered : inTown;
  if (found.length) return found.map((one) => ({ type: 'husnummer', id: one.id, titel: titleOf(one), vejnavn: one.street, husnummer: one.number }));
  const names = [...new Set(known.map(({ street }) => street))].filter((street) => plain(street).startsWith(asked));
  if (names.length === 1 || names.some((street) => plain(street) === asked)) {
    const [street] = names.filter((one) => plain(one) === asked || names.length === 1);
    const towns = new Map(known.filter((one) => one.street === street).map((one) => [one.postalCode, one]));
    return [...towns.values()].map((one) => ({
      type: 'navngivenvejpostnummer', id: idOf(`${street} ${one.postalCode}`), titel: `${street} ${one.postalCode} ${one.town}`,
      vejnavn: street, postnr: one.postalCode, postdistrikt: one.town, antal_husnumre: known.filter((other) => other.street === street && other.postalCode === one.postalCode).length,
    }));
  }
  return names.map((street) => ({ type: 'vejnavn', titel: street, vejNavn: street }));
}

/** A house as the look-up by id writes it. */
export function written(house: House): object {
  return {
    id_lokalid: house.id,
    husnummertekst: house.number,
    adgangsadressebetegnelse: titleOf(house),
    vejnavn: house.street,
    adgangspunkt: { koordinater: { x: 724802.02, y: 6179167.92 } },
    postnummer: { navn: house.town, postnr: house.postalCode },
    navngivenvej: { vejnavn: house.street },
    navngivenvejkommunedel: { kommune: house.municipality, vejkode: '0001' },
    supplerendebynavn: { navn: null },
  };
}
