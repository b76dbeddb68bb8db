import type { PowerOfAttorney, PowerRequest, PowersOfAttorney } from '@faelles/schemas/power-of-attorney.js';
import type { Session } from '@faelles/schemas/party.js';

/** What `<fk-representation>` asks a back end, and what a page may provide under the context key `faelles.session`. */
export interface RepresentationCalls {
  /** The session, or undefined when nobody is signed in. */
  session(): Promise<Session | undefined>;
  /** Acts for `ref` of `mayActFor` from now on; the answer is the session as it is then. */
  actFor(ref: string): Promise<Session>;
}

/** What `<fk-power-of-attorney>` asks a back end. */
export interface PowerCalls {
  list(): Promise<PowersOfAttorney>;
  request(power: PowerRequest, options: { idempotencyKey: string }): Promise<PowerOfAttorney>;
  answer(id: string, answer: 'accepted' | 'rejected'): Promise<PowerOfAttorney>;
  withdraw(id: string): Promise<PowerOfAttorney>;
}

/** A function that is made when it is first needed; a module that did not come is fetched again by the next. */
function whenNeeded<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | undefined;
  return () =>
    (made ??= make().catch((error: unknown) => {
      made = undefined;
      throw error;
    }));
}

/** The calls about the session over the HTTP contract at `endpoint`. */
export function sessionOverHttp(endpoint: string): RepresentationCalls {
  const calls = whenNeeded(async () => {
    const [{ createCaller }, { sessionCalls }] = await Promise.all([import('@faelles/client/call.js'), import('@faelles/client/session.js')]);
    return sessionCalls(createCaller({ base: endpoint }));
  });
  return {
    session: async () => (await calls()).get(),
    actFor: async (ref) => (await calls()).actFor(ref),
  };
}

/** The calls about powers of attorney over the HTTP contract at `endpoint`. */
export function powersOverHttp(endpoint: string): PowerCalls {
  const calls = whenNeeded(async () => {
    const [{ createCaller }, { powerCalls }] = await Promise.all([import('@faelles/client/call.js'), import('@faelles/client/powers.js')]);
    return powerCalls(createCaller({ base: endpoint }));
  });
  return {
    list: async () => (await calls()).list(),
    request: async (power, options) => (await calls()).request(power, options),
    answer: async (id, answer) => (await calls()).answer(id, answer),
    withdraw: async (id) => (await calls()).withdraw(id),
  };
}
