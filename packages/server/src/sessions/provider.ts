import type { PowerLevel, PowerScope } from '@faelles/schemas/power-of-attorney.js';
import type { Actor, Representation, Subject } from '@faelles/schemas/party.js';

/** Somebody the signed-in person may act for, and why. */
export type Grant = {
  /** Names it to the page, and in what is submitted (`Representation.ref`): opaque, the same at every sign-in. */
  ref: string;
  subject: Subject;
  basis: Representation['basis'];
  level: PowerLevel;
  /** What it covers; absent: everything. */
  scope?: PowerScope[] | undefined;
  /** ISO 8601 date, the last day. */
  until?: string | undefined;
};

/** What a sign-in says of a person. Never a personal number: ids are `partyId` of it (`representation/party-id.ts`). */
export type Identity = {
  actor: Actor;
  /** ISO 8601 date: who gives a power of attorney must be 15. */
  birthDate?: string | undefined;
  /** Children by custody, companies, privileges. Powers of attorney that were given here are looked up at each request. */
  grants: readonly Grant[];
};

/** A session as the server knows it. `id` is public; the cookie's secret is never here. */
export type StoredSession = {
  id: string;
  actor: Actor;
  onBehalfOf?: Subject | undefined;
  representation?: Representation | undefined;
  /** Of somebody who is signed in. */
  identity?: Omit<Identity, 'actor'> | undefined;
  shared: boolean;
  expiresAt: Date;
};

/** A session and the Set-Cookie to send with it. */
export type BegunSession = { session: StoredSession; cookie: string };

/**
 * Where sessions come from. The rest of the server knows only this.
 *
 * A broker such as NemLog-in is added beside it, not inside it: a route of the adapter's own receives the assertion,
 * checks it (signature, audience, time, replay), makes an `Identity` of its attributes (`oiosaml.ts`), and calls
 * `signIn`. Nothing else changes: who may act for whom, what is recorded and what is refused follows from the identity.
 */
export interface SessionProvider {
  /** The session a request belongs to, or undefined; `cookie` is set when its end moved and the browser should know. */
  find(request: Request): Promise<{ session: StoredSession; cookie?: string } | undefined>;
  /** Begins a session; `cookie` is the Set-Cookie to send. On a shared computer it does not outlive the browser. */
  begin(options: { shared: boolean }): Promise<BegunSession>;
  /** Others use this computer after all: the session becomes as short as if it had begun so. */
  share(request: Request, session: StoredSession): Promise<BegunSession>;
  /**
   * Somebody signs in: id and secret are new, so that nobody who knew the old ones is signed in too. What an anonymous
   * session, or an earlier one of the same person, was writing and had sent comes along; another person's session ends.
   */
  signIn(before: StoredSession | undefined, identity: Identity, options: { shared: boolean }): Promise<BegunSession>;
  /** From now on the session acts for somebody, or, without a grant, for the person themselves. */
  actFor(session: StoredSession, grant: Grant | undefined): Promise<StoredSession>;
  /** Ends a session and deletes what was not submitted; the answer is the Set-Cookie that removes it. */
  end(session: StoredSession): Promise<string>;
}
