import { keyedHash } from '../hash.ts';

/** A person, or a company with its employees. */
export type PartyKind = 'person' | 'company';

/**
 * The id a person or company has here: a keyed hash of the CPR or CVR number, so that who is named by number and who
 * signs in meet without the number being kept. It says nothing without the server's secret, and changes with it.
 * @param number canonical, digits only
 */
export function partyId(secret: string, kind: PartyKind, number: string): string {
  return keyedHash(secret, `party ${kind} ${number}`);
}
