import { DemoPersons, OnBehalfOf, Session, SessionBegin } from '@faelles/schemas/party.js';
import type { ServerContext } from '../context.ts';
import { ProblemError } from '../http/problem.ts';
import { json, noContent, route } from '../http/route.ts';
import { ended, hasEnded } from '../representation/allowed.ts';
import { grantOf, mayActFor, SELF } from '../representation/grants.ts';
import { wasGranted } from '../representation/powers.ts';
import { demoSignIn, type DemoSignIn } from './demo.ts';
import type { StoredSession } from './provider.ts';

/** The session as its page sees it. */
async function toPage(ctx: ServerContext, session: StoredSession): Promise<Session> {
  const { id, actor, onBehalfOf, representation, expiresAt } = session;
  const over = await hasEnded(ctx, session);
  return {
    id, actor, onBehalfOf, representation,
    ...(over && { representationEnded: true as const }),
    mayActFor: await mayActFor(ctx, session),
    expiresAt: expiresAt.toISOString(),
  };
}

/** The demo's sign-in. @throws ProblemError `not-found` where there is none */
function demo(ctx: ServerContext): DemoSignIn {
  if (ctx.config.profile !== 'demo') throw new ProblemError('not-found', { detail: 'There is no demo sign-in here.' });
  return demoSignIn(ctx.config);
}

async function signIn(ctx: ServerContext, before: StoredSession | undefined, as: string, shared: boolean): Promise<Response> {
  const identity = demo(ctx).identity(as);
  if (!identity) throw new ProblemError('invalid-request', { status: 422, issues: [{ path: 'as', code: 'option' }] });
  const { session, cookie } = await ctx.sessions.signIn(before, identity, { shared });
  return json(await toPage(ctx, session), 201, { 'set-cookie': cookie });
}

export const sessionRoutes = [
  route({
    method: 'GET',
    path: '/api/session',
    caller: 'session',
    summary: 'The session of the caller, and whom they may act for.',
    responses: { 200: Session },
    handle: async ({ ctx, caller }) => json(await toPage(ctx, caller.session)),
  }),
  route({
    method: 'POST',
    path: '/api/session',
    caller: 'anyone',
    rate: 'session',
    summary:
      'Begin a session, or go on with the one there is; `shared` makes it a short one. In the demo `as` signs in as an invented person: ' +
      'the session is a new one, and what the anonymous one was writing comes along.',
    body: SessionBegin,
    responses: { 200: Session, 201: Session },
    async handle({ ctx, caller, body, request }) {
      if (body.as !== undefined) return signIn(ctx, caller.session, body.as, body.shared ?? false);
      if (caller.session && body.shared && !caller.session.shared) {
        const { session, cookie } = await ctx.sessions.share(request, caller.session);
        return json(await toPage(ctx, session), 200, { 'set-cookie': cookie });
      }
      if (caller.session) return json(await toPage(ctx, caller.session));
      const { session, cookie } = await ctx.sessions.begin({ shared: body.shared ?? false });
      return json(await toPage(ctx, session), 201, { 'set-cookie': cookie });
    },
  }),
  route({
    method: 'PUT',
    path: '/api/session/on-behalf-of',
    caller: 'session',
    summary:
      'Choose whom to act for: a `ref` of the session’s `mayActFor`, `self` for oneself. What was typed stays. 403 ' +
      '`representation-ended` for a power of attorney that is over, 404 for what the caller never had.',
    body: OnBehalfOf,
    responses: { 200: Session },
    async handle({ ctx, caller, body }) {
      const { session } = caller;
      const grant = body.ref === SELF ? undefined : await grantOf(ctx.db, ctx, session, body.ref);
      if (body.ref !== SELF && !grant) throw (await wasGranted(ctx, session, body.ref)) ? ended() : new ProblemError('not-found');
      return json(await toPage(ctx, await ctx.sessions.actFor(session, grant)));
    },
  }),
  route({
    method: 'DELETE',
    path: '/api/session',
    caller: 'session',
    summary: 'End the session, sign out. Drafts and files that were not submitted are deleted, but not a draft that a link still opens.',
    responses: { 204: 'Ended.' },
    handle: async ({ ctx, caller }) => noContent({ 'set-cookie': await ctx.sessions.end(caller.session) }),
  }),
  route({
    method: 'GET',
    path: '/api/demo/persons',
    caller: 'anyone',
    summary: 'Invented people somebody can sign in as. Only in the demo; 404 elsewhere.',
    responses: { 200: DemoPersons },
    handle: ({ ctx }) => json({ persons: demo(ctx).persons }),
  }),
];
