import type { Json } from '@faelles/schemas/json.js';
import { canonicalJson } from '@faelles/receipt/model';
import { keyedHash, sameSecret } from '../hash.ts';

/** One datum as it was delivered, and to whom. */
export type Delivered = { actorId: string; source: string; datum: string; value: Json; fetchedAt: string };

/** Name of the proof of a whole answer: what was asked for, and what came, so that nothing can be left out unseen. */
export const WHOLE = '$whole';

/** What the proof of a whole answer is about. */
export function wholeOf(state: 'found' | 'protected', wanted: readonly string[], data: { [datum: string]: Json }): Json {
  return [state, [...wanted].sort(), data];
}

/**
 * The proof that this server fetched a datum for this person: an HMAC that only it can make, so that nothing has to be
 * stored until the application comes. Bound to the actor: nobody can use what was fetched for somebody else.
 */
export function prove(secret: string, { actorId, source, datum, value, fetchedAt }: Delivered): string {
  return keyedHash(secret, `source ${canonicalJson([actorId, source, datum, value, fetchedAt])}`);
}

/** Is the proof this server's own, for exactly this? */
export function isProven(secret: string, delivered: Delivered, proof: string): boolean {
  return sameSecret(proof, prove(secret, delivered));
}
