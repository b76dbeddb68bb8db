import { StaffSession, StaffSignIn } from '@faelles/schemas/staff.js';
import type { ServerContext } from '../context.ts';
import { checkOrigin } from '../http/origin.ts';
import { ProblemError } from '../http/problem.ts';
import { json, noContent, route } from '../http/route.ts';
import { writeAction } from './action.ts';
import { demoStaff } from './demo.ts';
import { staffProvider, type StaffSession as Stored } from './provider.ts';

function toPage(ctx: ServerContext, session: Stored | undefined): StaffSession {
  const { signInUrl } = staffProvider(ctx);
  return {
    ...(session && { staff: session.staff, expiresAt: session.expiresAt.toISOString() }),
    ...(ctx.config.profile === 'demo' && { demo: [...demoStaff(ctx.config)] }),
    ...(signInUrl !== undefined && { signInUrl }),
  };
}

/** Staff who sign in on the page. Machines have STAFF_KEY and no session. */
export const staffSessionRoutes = [
  route({
    method: 'GET',
    path: '/api/staff/session',
    caller: 'anyone',
    summary: 'Who of the staff is signed in, and how to sign in. Answers 200 to anybody: without `staff` nobody is.',
    responses: { 200: StaffSession },
    async handle({ ctx, request }) {
      return json(toPage(ctx, (await staffProvider(ctx).find(request))?.session));
    },
  }),
  route({
    method: 'POST',
    path: '/api/staff/session',
    caller: 'anyone',
    rate: 'session',
    summary: 'The demo’s sign-in of staff: be one of the invented people. 404 where there is none; the authority’s own sign-in has routes of its own.',
    body: StaffSignIn,
    responses: { 201: StaffSession },
    async handle({ ctx, body, request }) {
      checkOrigin(request, ctx.config.publicUrl);
      if (ctx.config.profile !== 'demo') throw new ProblemError('not-found', { detail: 'There is no demo sign-in here.' });
      const staff = demoStaff(ctx.config).find(({ id }) => id === body.as);
      if (!staff) throw new ProblemError('invalid-request', { status: 422, issues: [{ path: 'as', code: 'option' }] });
      const before = (await staffProvider(ctx).find(request))?.session;
      if (before) await staffProvider(ctx).end(before);
      const { session, cookie } = await staffProvider(ctx).begin(staff);
      await writeAction(ctx.db, ctx, staff, 'sign-in');
      return json(toPage(ctx, session), 201, { 'set-cookie': cookie });
    },
  }),
  route({
    method: 'DELETE',
    path: '/api/staff/session',
    caller: 'anyone',
    summary: 'Sign out. The same again changes nothing.',
    responses: { 204: 'Signed out.' },
    async handle({ ctx, request }) {
      checkOrigin(request, ctx.config.publicUrl);
      const found = await staffProvider(ctx).find(request);
      return noContent(found ? { 'set-cookie': await staffProvider(ctx).end(found.session) } : {});
    },
  }),
];
