import type { AddressResolve, AddressSearch, AddressSuggestion, DanishAddress } from '@faelles/schemas/address.js';

/**
 * Looks Danish addresses up. Both calls reject when nobody can answer now; the citizen then types the address by parts,
 * so nothing waits for a look-up and no address needs one. `addressCalls` of the client is one.
 */
export interface AddressLookup {
  search(query: AddressSearch, options: { signal: AbortSignal }): Promise<AddressSuggestion[]>;
  resolve(chosen: AddressResolve, options: { signal: AbortSignal }): Promise<DanishAddress>;
}

/** The look-up of a server that implements the HTTP contract; the client comes with the first search. */
export function overHttp(base: string): AddressLookup {
  const calls = async () => (await import('@faelles/client/addresses.js')).addressCalls({ base });
  return {
    search: async (query, options) => (await calls()).search(query, options),
    resolve: async (chosen, options) => (await calls()).resolve(chosen, options),
  };
}
