import type { ClientOptions } from '@faelles/client/call.js';
import type { Client } from '@faelles/client/client.js';
import type { FormDefinition } from '@faelles/schemas/definition.js';
import type { PaymentCalls } from '@faelles/payment/elements/payment-calls.js';
import type { FollowUpEvent } from '@faelles/schemas/follow-up.js';

type Linking = 'createLink' | 'links' | 'closeLink' | 'open';

/** The calls the journey makes: the client over the HTTP contract, or whatever answers like it. */
export interface JourneyCalls extends Pick<Client, 'attachments'> {
  /** A back end of one's own need not follow cases or make files: without these calls the page offers neither. */
  receipts: Omit<Client['receipts'], 'status' | 'file'> & Partial<Pick<Client['receipts'], 'status' | 'file'>>;
  payments: PaymentCalls;
  /** A back end of one's own need not take applications back. */
  applications: Omit<Client['applications'], 'withdraw'> & Partial<Pick<Client['applications'], 'withdraw'>>;
  /** Consents of several people; without these calls a form must not ask for them. */
  consents?: Client['consents'];
  invitations?: Client['invitations'];
  /** Without `actFor` nobody can act for another, unless the page answers `fk-before-representation` itself. */
  session: Pick<Client['session'], 'get' | 'begin' | 'end'> & Partial<Pick<Client['session'], 'actFor'>>;
  /** A back end of one's own need not open drafts on other devices: without these calls nobody is offered it. */
  drafts: Omit<Client['drafts'], Linking> & Partial<Pick<Client['drafts'], Linking>>;
  /** The definition of a solution, the newest or a version; default from `/solutions/{id}/definition.json`. */
  definition?(solution: string, version?: string): Promise<FormDefinition>;
  /** Looks addresses up; without these calls they are typed. */
  addresses?: Client['addresses'];
  /** Fetches data and checks answers; without these calls the citizen types all data, and nothing is checked. */
  sources?: Client['sources'];
  /** Takes events of what happened on the way. Without it a back end of one's own is told nothing. */
  tell?(events: readonly FollowUpEvent[]): void;
}

/** Gives the calls when they are needed. */
export type Calls = () => Promise<JourneyCalls>;

/** The client for a server at `base`, which tells with each answer how long the session lives on. Loaded with the first call: a first visit shows its first field without it. */
export function callsTo(base: string, told: Pick<ClientOptions, 'onSession' | 'onRepresentationEnded'> = {}): Calls {
  let client: Promise<JourneyCalls> | undefined;
  return () =>
    (client ??= import('@faelles/client/client.js').then(({ createClient }) => createClient({ base: `${base}/api`, ...told })).catch((error: unknown) => {
      // The connection broke while the module was fetched: the next call fetches it again.
      client = undefined;
      throw error;
    }));
}

/** Looks addresses up by these calls; they are loaded with the first search. */
export function lookupBy(calls: Calls): NonNullable<JourneyCalls['addresses']> {
  return {
    search: async (query, options) => (await calls()).addresses!.search(query, options),
    resolve: async (chosen, options) => (await calls()).addresses!.resolve(chosen, options),
  };
}
