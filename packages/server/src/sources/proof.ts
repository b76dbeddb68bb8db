import type { Json } from '@faelles/schemas/json.js';
import type { Actor, Subject } from '@faelles/schemas/party.js';
import { canonicalJson } from '@faelles/receipt/model';
import { keyedHash, sameSecret } from '../hash.ts';

/** Who is told, and about whom: data about one child are not proven for another. */
export function holderOf({ actor, onBehalfOf }: { actor: Actor; onBehalfOf?: Subject | undefined }): string {
  return onBehalfOf ? `${actor.id} ${onBehalfOf.id}` : actor.id;
}

/** One datum as it was delivered, and to whom (`holderOf`). */
export type Delivered = { holder: string; source: string; datum: string; value: Json; fetchedAt: string };

/** Name of the proof of a whole answer: what was asked for, and what came, so that nothing can be left out unseen. */
export const WHOLE = '$whole';

/** What the proof of a whole answer is about. */
export function wholeOf(state: 'found' | 'protected', wanted: readonly string[], data: { [datum: string]: Json }): Json {
  return [state, [...wanted].sort(), data];
}

/**
 * The proof that this server fetched a datum for this person: an HMAC that only it can make, so that nothing has to be
 * stored until the application comes. Bound to the holder: nobody can use what was fetched for somebody else.
 */
export function prove(secret: string, { holder, source, datum, value, fetchedAt }: Delivered): string {
  return keyedHash(secret, `source ${canonicalJson([holder, source, datum, value, fetchedAt])}`);
}

/** Is the proof this server's own, for exactly this? */
export function isProven(secret: string, delivered: Delivered, proof: string): boolean {
  return sameSecret(proof, prove(secret, delivered));
}
