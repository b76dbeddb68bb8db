import type { NetworkError, ProblemError } from '@faelles/client/errors.js';

/** Why something cannot go on, as far as it makes a difference to the citizen. */
export type Trouble = 'offline' | 'not-found' | 'faulty' | 'busy' | 'no-access' | 'internal';

/** The errors of the client by name: its module is loaded with the first call, and two copies of it may be on a page. */
export const isProblem = (error: unknown): error is ProblemError => named(error, 'ProblemError');
export const isNetwork = (error: unknown): error is NetworkError => named(error, 'NetworkError');

const named = (error: unknown, name: string) => (error as Error | undefined)?.name === name;

/** What an error means to the citizen. */
export function troubleOf(error: unknown): Trouble {
  if (isNetwork(error) || error instanceof TypeError) return 'offline';
  return isProblem(error) ? troubleOfStatus(error.status) : 'internal';
}

/** What a status means to the citizen; 503 is how the server closes a solution whose definition has faults. */
export function troubleOfStatus(status: number): Trouble {
  const known: Record<number, Trouble> = { 401: 'no-access', 403: 'no-access', 404: 'not-found', 410: 'not-found', 429: 'busy', 503: 'faulty' };
  return known[status] ?? 'internal';
}
