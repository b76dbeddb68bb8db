import type { Session } from '@faelles/schemas/party.js';
import type { CallOptions, Caller } from './call.ts';
import { ProblemError } from './errors.ts';

const schema = () => import('@faelles/schemas/party.js').then((module) => module.Session);

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
    /** Begins a session, or goes on with the one there is. `shared`: others use this computer, nothing may stay. */
    async begin(session: { shared?: boolean } = {}, options: CallOptions = {}): Promise<Session> {
      return (await call({ method: 'POST', path: '/session', body: session, repeatable: true, schema, ...options }))!;
    },
    /** Ends the session. Drafts that were not submitted are deleted. */
    async end(options: CallOptions = {}): Promise<void> {
      await call({ method: 'DELETE', path: '/session', ...options });
    },
  };
}
