import type { Client } from '@faelles/client/client.js';

/** The calls the journey makes: the client over the HTTP contract, or whatever answers like it. */
export type JourneyCalls = Pick<Client, 'session' | 'drafts' | 'applications' | 'payments' | 'receipts' | 'attachments'>;

/** Gives the calls when they are needed. */
export type Calls = () => Promise<JourneyCalls>;

/** The client for a server at `base`. Loaded with the first call: a first visit shows its first field without it. */
export function callsTo(base: string): Calls {
  let client: Promise<JourneyCalls> | undefined;
  return () =>
    (client ??= import('@faelles/client/client.js').then(({ createClient }) => createClient({ base: `${base}/api` })).catch((error: unknown) => {
      // The connection broke while the module was fetched: the next call fetches it again.
      client = undefined;
      throw error;
    }));
}
