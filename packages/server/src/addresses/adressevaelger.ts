import type * as z from 'zod';
import type { AddressSearch, AddressSuggestion, DanishAddress } from '@faelles/schemas/address.js';
import { Access, Found, Full, type Hit, type HouseNumber } from './adressevaelger-answers.ts';
import { AddressError, type AddressProvider } from './provider.ts';

/** Where and as whom we ask Adressevælger (Klimadatastyrelsen). */
export type AdressevaelgerSettings = {
  /** `https://adressevaelger.dk` */
  url: string;
  /** Stays on the server. */
  token: string;
  fetch: typeof fetch;
  /** Milliseconds one call may take: a citizen is typing meanwhile. Default 4000. */
  timeout?: number | undefined;
};

/** Longest text the API takes. */
const longest = 73;
/** Hits asked for: more than a list can show at once without scrolling, fewer than anybody reads. */
const most = 20;

/** Addresses by way of Adressevælger's `soeg` and look-up by id. */
export function adressevaelger(settings: AdressevaelgerSettings): AddressProvider {
  return {
    name: 'adressevaelger',
    async search({ text, level = 'full', accessId, municipality }, signal) {
      const tekst = asSearched(text);
      if (!tekst) return [];
      const query = { tekst, maksimum: String(most), ...(municipality && { kommuneKode: municipality }) };
      const { fund } = await call(settings, `/${level === 'full' ? 'adresser' : 'husnumre'}/soeg`, query, Found, signal);
      const hits = accessId ? fund.filter((hit) => hit.type === 'adresse' && hit.husnummerId === accessId) : fund;
      return hits.map((hit) => suggestion(hit, level));
    },
    async resolve(id, level, signal) {
      try {
        if (level === 'full') {
          const { adresse } = await call(settings, `/adresser/${id}`, {}, Full, signal);
          return { id: adresse.id_lokalid, ...partsOf(adresse.husnummer), ...storey(adresse.etagebetegnelse, adresse.doerbetegnelse) };
        }
        const { husnummer } = await call(settings, `/husnumre/${id}`, {}, Access, signal);
        return partsOf(husnummer);
      } catch (error) {
        if (error instanceof AddressError && error.status === 404) return undefined;
        throw error;
      }
    },
  };
}

/** The API looks for a street in a town without a comma between ("Århusgade 2100 København Ø"); a lone one finds nothing. */
function asSearched(text: string): string {
  return text.replace(/[\s\u00A0]+,/g, ' ').replace(/\s+/g, ' ').trim().slice(0, longest).trim();
}

function suggestion(hit: Hit, level: NonNullable<AddressSearch['level']>): AddressSuggestion {
  const label = hit.titel;
  switch (hit.type) {
    case 'vejnavn':
      return { kind: 'street', label, complete: false, text: `${hit.vejNavn} `, caret: hit.vejNavn.length + 1 };
    case 'navngivenvejpostnummer': {
      // Typing goes on between street and town, where the house number belongs.
      const text = `${hit.vejnavn} , ${hit.postnr} ${hit.postdistrikt}`;
      return { kind: 'street-postal', label: `${hit.vejnavn}, ${hit.postnr} ${hit.postdistrikt}`, complete: false, text, caret: hit.vejnavn.length + 1 };
    }
    case 'husnummer': {
      const caret = label.indexOf(',');
      return { kind: 'access', id: hit.id, label, complete: level === 'access', text: label, caret: caret < 0 ? label.length : caret };
    }
    case 'adresse':
      return { kind: 'full', id: hit.id, label, complete: true, text: label, caret: label.length };
  }
}

function partsOf(house: HouseNumber): DanishAddress {
  const { postnummer, navngivenvej, navngivenvejkommunedel, supplerendebynavn, adgangspunkt } = house;
  const town = supplerendebynavn?.navn;
  const place = adgangspunkt?.koordinater;
  return {
    accessId: house.id_lokalid,
    street: house.vejnavn ?? navngivenvej!.vejnavn,
    houseNumber: house.husnummertekst,
    ...(town && { supplementaryTown: town }),
    postalCode: postnummer.postnr,
    postalDistrict: postnummer.navn,
    ...(navngivenvejkommunedel?.kommune && { municipalityCode: navngivenvejkommunedel.kommune }),
    ...(place && { coordinates: { ...place, crs: 'EPSG:25832' as const } }),
    source: 'register',
  };
}

const storey = (floor?: string | null, door?: string | null): Pick<DanishAddress, 'floor' | 'door'> => ({
  ...(floor && { floor }),
  ...(door && { door }),
});

/** One call. Neither its address nor the answer is logged or put into an error: both hold what the citizen typed. */
async function call<Schema extends z.ZodType>(
  { url, token, fetch, timeout = 4000 }: AdressevaelgerSettings,
  path: string,
  query: Record<string, string>,
  schema: Schema,
  signal: AbortSignal,
): Promise<z.output<Schema>> {
  const late = AbortSignal.timeout(timeout);
  let status: number;
  let text: string;
  try {
    const answer = await fetch(`${url}${path}?${new URLSearchParams({ ...query, token })}`, {
      headers: { accept: 'application/json' },
      // A redirect would carry the token to another host.
      redirect: 'error',
      signal: AbortSignal.any([signal, late]),
    });
    status = answer.status;
    text = await answer.text();
  } catch {
    signal.throwIfAborted();
    throw new AddressError(late.aborted ? 'timeout' : 'unreachable');
  }
  if (status === 429) throw new AddressError('busy', status);
  if (status >= 500) throw new AddressError('failing', status);
  if (status >= 400) throw new AddressError('refused', status);
  const read = schema.safeParse(parsed(text));
  // Time-outs inside the API come as plain text with status 200, faults as `status: "fejl"`.
  if (!read.success) throw new AddressError('shape', status);
  return read.data;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
