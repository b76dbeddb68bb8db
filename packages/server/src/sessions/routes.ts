import * as z from 'zod';
import { Session } from '@faelles/schemas/party.js';
import { json, noContent, route } from '../http/route.ts';
import type { StoredSession } from './provider.ts';

/** The session as its page sees it. */
function toPage(session: StoredSession): Session {
  const { id, actor, onBehalfOf, representation, expiresAt } = session;
  return { id, actor, onBehalfOf, representation, expiresAt: expiresAt.toISOString() };
}

const SessionBegin = z.strictObject({
  /** The citizen sits at a shared computer: the session ends with the browser, or an hour after its last use. */
  shared: z.optional(z.boolean()),
});

export const sessionRoutes = [
  route({
    method: 'GET',
    path: '/api/session',
    caller: 'session',
    summary: 'The session of the caller.',
    responses: { 200: Session },
    handle: ({ caller }) => json(toPage(caller.session)),
  }),
  route({
    method: 'POST',
    path: '/api/session',
    caller: 'anyone',
    rate: 'session',
    summary: 'Begin a session, or go on with the one there is; `shared` makes it a short one.',
    body: SessionBegin,
    responses: { 200: Session, 201: Session },
    async handle({ ctx, caller, body, request }) {
      if (caller.session && body.shared && !caller.session.shared) {
        const { session, cookie } = await ctx.sessions.share(request, caller.session);
        return json(toPage(session), 200, { 'set-cookie': cookie });
      }
      if (caller.session) return json(toPage(caller.session));
      const { session, cookie } = await ctx.sessions.begin({ shared: body.shared ?? false });
      return json(toPage(session), 201, { 'set-cookie': cookie });
    },
  }),
  route({
    method: 'DELETE',
    path: '/api/session',
    caller: 'session',
    summary: 'End the session. Drafts and files that were not submitted are deleted, but not a draft that a link still opens.',
    responses: { 204: 'Ended.' },
    handle: async ({ ctx, caller }) => noContent({ 'set-cookie': await ctx.sessions.end(caller.session) }),
  }),
];
