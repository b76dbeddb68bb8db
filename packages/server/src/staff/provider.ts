import type { Staff } from '@faelles/schemas/staff.js';
import type { ServerContext } from '../context.ts';
import { cookieStaff } from './cookie-sessions.ts';

/** Somebody of the staff who is signed in. `id` is the session's; the cookie's secret is never here. */
export type StaffSession = { id: string; staff: Staff; expiresAt: Date };

/**
 * Where staff who are signed in come from. The rest of the server knows only this.
 *
 * The authority's own sign-in (OIOSAML, OIDC) is added beside it: a route of the adapter's own receives the assertion,
 * checks it (signature, audience, time, replay), makes a `Staff` of its attributes, where a role is given by a group or
 * privilege that the operator has named and by nothing else, and calls `begin`. `id` must name the person the same way at
 * every sign-in (a UUID of the identity provider or the user name in the authority), for it is kept with what they do.
 * Set `signInUrl` so that the page can send people there.
 */
export interface StaffProvider {
  /** The session a request belongs to, or undefined; `cookie` is set when its end moved and the browser should know. */
  find(request: Request): Promise<{ session: StaffSession; cookie?: string } | undefined>;
  /** Begins a session, under a new secret; `cookie` is the Set-Cookie to send. */
  begin(staff: Staff): Promise<{ session: StaffSession; cookie: string }>;
  /** Ends a session; the answer is the Set-Cookie that removes it. */
  end(session: StaffSession): Promise<string>;
  /** Page of the authority's own sign-in, if there is one. */
  signInUrl?: string | undefined;
}

/** The provider of this server: the one it was given, or sessions of its own, which somebody must begin. */
export const staffProvider = (ctx: ServerContext): StaffProvider => ctx.staff ?? cookieStaff(ctx);
