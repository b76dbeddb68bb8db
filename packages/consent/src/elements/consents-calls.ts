import type { Client } from '@faelles/client/client.js';

/** What the elements about consents of several people ask a back end: the client's calls, or whatever answers like them. */
export type ConsentCalls = Pick<Client, 'consents' | 'invitations'>;

/** The client for the HTTP contract at `endpoint`, fetched with the first call. */
export function consentsOverHttp(endpoint: string): () => Promise<ConsentCalls> {
  let calls: Promise<ConsentCalls> | undefined;
  return () =>
    (calls ??= Promise.all([import('@faelles/client/call.js'), import('@faelles/client/consents.js')])
      .then(([{ createCaller }, { consentCalls, invitationCalls }]) => {
        const caller = createCaller({ base: endpoint });
        return { consents: consentCalls(caller), invitations: invitationCalls(caller) };
      })
      .catch((error: unknown) => {
        // The connection broke while the module was fetched: the next call fetches it again.
        calls = undefined;
        throw error;
      }));
}

/** Why a call failed, as far as it makes a difference here. Errors by name: two copies of the client may be on a page. */
export type CallTrouble = 'offline' | 'failed' | 'resting' | 'not-allowed' | 'not-found' | 'conflict' | 'text-changed' | 'not-signed-in';

const byId: Record<string, CallTrouble> = {
  'too-many-requests': 'resting',
  'not-allowed': 'not-allowed',
  'not-found': 'not-found',
  gone: 'not-found',
  conflict: 'conflict',
  'text-changed': 'text-changed',
  'not-signed-in': 'not-signed-in',
};

/** What an error means to the citizen. */
export function troubleOf(error: unknown): CallTrouble {
  const { name, id } = error as { name?: string; id?: string };
  if (name === 'NetworkError' || error instanceof TypeError) return 'offline';
  return (name === 'ProblemError' && id && byId[id]) || 'failed';
}
