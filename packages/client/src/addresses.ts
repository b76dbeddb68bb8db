import type { AddressResolve, AddressSearch, AddressSuggestion, DanishAddress } from '@faelles/schemas/address.js';
import { createCaller, type CallOptions, type ClientOptions } from './call.ts';

const suggestions = () => import('@faelles/schemas/address.js').then((module) => module.AddressSuggestions);
const address = () => import('@faelles/schemas/address.js').then((module) => module.DanishAddress);

/** Milliseconds after which somebody who types is better off typing the rest of the address too. */
const patience = 6000;

/**
 * Calls about addresses. Nothing is sent again by itself: the next key asks anew, and an address can always be typed.
 * ProblemError `not-found` when the server looks none up, `provider-unavailable` when its register does not answer.
 */
export function addressCalls(options: ClientOptions) {
  const { call } = createCaller({ ...options, timeout: options.timeout ?? patience, retry: { attempts: 1 } });
  return {
    /** Suggestions for what was typed. */
    async search(query: AddressSearch, callOptions: CallOptions = {}): Promise<AddressSuggestion[]> {
      return (await call({ method: 'POST', path: '/addresses/search', body: query, schema: suggestions, ...callOptions }))!.suggestions;
    },
    /** The address of a suggestion that is complete. */
    async resolve(chosen: AddressResolve, callOptions: CallOptions = {}): Promise<DanishAddress> {
      return (await call({ method: 'POST', path: '/addresses/resolve', body: chosen, schema: address, ...callOptions }))!;
    },
  };
}
