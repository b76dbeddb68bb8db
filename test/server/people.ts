// People of the demo, signed in to a server of the test's own.
import { randomUUID } from 'node:crypto';
import { demoSignIns } from '@faelles/server/demo/people.js';
import { Visitor, type TestServer } from './app.ts';

export { origin, startTestServer, Visitor, type TestServer } from './app.ts';

/** CPR numbers by the demo's ids, as a citizen types them. */
export const numbers = Object.fromEntries(demoSignIns.map(({ id, cpr }) => [id, `${cpr.slice(0, 6)}-${cpr.slice(6)}`])) as Record<
  'voksen' | 'medforaelder' | 'aeldre' | 'barn' | 'beskyttet',
  string
>;

/** A browser of somebody who is signed in; of nobody without a person. */
export async function as(server: TestServer, person: string | undefined): Promise<Visitor> {
  const visitor = new Visitor(server);
  const { status } = await visitor.post('/api/session', person === undefined ? {} : { as: person });
  if (status !== 201) throw new Error(`nobody is signed in: ${status}`);
  return visitor;
}

/** A fresh Idempotency-Key. */
export const keyed = () => ({ 'idempotency-key': randomUUID() });
