import { AddressResolve, AddressSearch, AddressSuggestions, DanishAddress } from '@faelles/schemas/address.js';
import type { ServerContext } from '../context.ts';
import { ProblemError } from '../http/problem.ts';
import { json, route } from '../http/route.ts';
import { AddressError, type AddressProvider } from './provider.ts';

/** A search is a few words. */
const maxBytes = 2048;

export const addressRoutes = [
  route({
    method: 'POST',
    path: '/api/addresses/search',
    // Typed text is personal data, so it comes in a body: addresses of requests end in logs.
    summary: 'Suggestions for a Danish address while it is typed. 404 when this server looks none up.',
    caller: 'anyone',
    rate: 'lookup',
    maxBytes,
    body: AddressSearch,
    responses: { 200: AddressSuggestions },
    async handle({ ctx, body, request }) {
      const suggestions = await asked(ctx, (provider) => provider.search(body, request.signal));
      return json({ suggestions });
    },
  }),
  route({
    method: 'POST',
    path: '/api/addresses/resolve',
    summary: 'The address of a chosen suggestion, with its ids. 404 when there is none.',
    caller: 'anyone',
    rate: 'lookup',
    maxBytes,
    body: AddressResolve,
    responses: { 200: DanishAddress },
    async handle({ ctx, body, request }) {
      const { id, level = 'full', label, coordinates } = body;
      const found = await asked(ctx, (provider) => provider.resolve(id, level, request.signal));
      if (!found) throw new ProblemError('not-found');
      // A search by sound may find the right street in the wrong town: nobody is to submit what they did not choose.
      if (!agrees(found, label)) {
        ctx.log.info('address-disagrees');
        throw new ProblemError('provider-unavailable', { detail: 'The register has another address by this id.' });
      }
      if (coordinates) return json(found);
      const { coordinates: _, ...address } = found;
      return json(address);
    },
  }),
];

async function asked<Answer>(ctx: ServerContext, ask: (provider: AddressProvider) => Promise<Answer>): Promise<Answer> {
  const { addresses } = ctx;
  if (!addresses) throw new ProblemError('not-found', { detail: 'This server looks no addresses up.' });
  try {
    return await ask(addresses);
  } catch (error) {
    if (!(error instanceof AddressError)) throw error;
    // Not an error of ours and nobody is stopped by it, but an operator wants to see that it happens.
    ctx.log.info('address-provider-failed', { provider: addresses.name, reason: error.reason, status: error.status });
    throw new ProblemError('provider-unavailable', { detail: `The address register: ${error.reason}.` });
  }
}

/** Does an address say the same as what was chosen: street, house number, floor and door, postal code? */
export function agrees({ street, houseNumber, floor, door, postalCode }: DanishAddress, label: string): boolean {
  const plain = (text: string) => text.toLocaleLowerCase('da').replace(/[.,\s]+/g, ' ').trim();
  const storey = [floor, door].filter(Boolean).join(' ');
  return plain(label).startsWith(plain([street, houseNumber, storey].filter(Boolean).join(' '))) && plain(label).includes(` ${postalCode} `);
}
