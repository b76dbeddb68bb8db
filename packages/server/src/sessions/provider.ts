import type { Actor, Representation, Subject } from '@faelles/schemas/party.js';

/** A session as the server knows it. `id` is public; the cookie's secret is never here. */
export type StoredSession = {
  id: string;
  actor: Actor;
  onBehalfOf?: Subject | undefined;
  representation?: Representation | undefined;
  shared: boolean;
  expiresAt: Date;
};

/**
 * Where sessions come from: anonymous ones now, a broker such as NemLog-in later. The rest of the server knows only this.
 */
export interface SessionProvider {
  /** The session a request belongs to, or undefined; `cookie` is set when its end moved and the browser should know. */
  find(request: Request): Promise<{ session: StoredSession; cookie?: string } | undefined>;
  /** Begins a session; `cookie` is the Set-Cookie to send. On a shared computer it does not outlive the browser. */
  begin(options: { shared: boolean }): Promise<{ session: StoredSession; cookie: string }>;
  /** Others use this computer after all: the session becomes as short as if it had begun so. */
  share(request: Request, session: StoredSession): Promise<{ session: StoredSession; cookie: string }>;
  /** Ends a session and deletes what was not submitted; the answer is the Set-Cookie that removes it. */
  end(session: StoredSession): Promise<string>;
}
