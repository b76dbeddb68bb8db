import type { DemoPersons, Session, SessionBegin } from '@faelles/schemas/party.js';
import type { CallOptions, Caller } from './call.ts';
import { ProblemError } from './errors.ts';

const schema = () => import('@faelles/schemas/party.js').then((module) => module.Session);
const demoPersons = () => import('@faelles/schemas/party.js').then((module) => module.DemoPersons);

/** Calls about who is here. The proof itself is in a cookie that no script can read. */
export function sessionCalls({ call }: Caller) {
  return {
    /** The session, or undefined when there is none. */
    async get(options: CallOptions = {}): Promise<Session | undefined> {
      return call({ method: 'GET', path: '/session', schema, ...options }).catch((error: unknown) => {
        if (error instanceof ProblemError && error.id === 'not-signed-in') return undefined;
        throw error;
      });
    },
    /**
     * Begins a session, or goes on with the one there is. `shared`: others use this computer, nothing may stay.
     * `as`: signs in as a person of the demo; what was being written comes along.
     */
    async begin(session: SessionBegin = {}, options: CallOptions = {}): Promise<Session> {
      return (await call({ method: 'POST', path: '/session', body: session, repeatable: true, schema, ...options }))!;
    },
    /**
     * Chooses whom to act for: a `ref` of the session's `mayActFor`. ProblemError `representation-ended` when that power
     * of attorney is over, `not-found` for a ref that was never the caller's.
     */
    async actFor(ref: string, options: CallOptions = {}): Promise<Session> {
      return (await call({ method: 'PUT', path: '/session/on-behalf-of', body: { ref }, schema, ...options }))!;
    },
    /** Whom one can sign in as in the demo. ProblemError `not-found` elsewhere. */
    async demoPersons(options: CallOptions = {}): Promise<DemoPersons['persons']> {
      return (await call({ method: 'GET', path: '/demo/persons', schema: demoPersons, ...options }))!.persons;
    },
    /** Ends the session, signs out. Drafts that were not submitted are deleted. */
    async end(options: CallOptions = {}): Promise<void> {
      await call({ method: 'DELETE', path: '/session', ...options });
    },
  };
}
