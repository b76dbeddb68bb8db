import { and, eq, gt, isNull } from 'drizzle-orm';
import type { ServerContext } from '../context.ts';
import { links } from '../database/links.ts';
import { keyedHash, sameSecret } from '../hash.ts';
import type { StoredSession } from '../sessions/provider.ts';
import { keyHolder } from '../staff/action.ts';
import { staffProvider } from '../staff/provider.ts';
import { ProblemError } from './problem.ts';
import type { Caller, CallerKind, Route } from './route.ts';

/** Who calls, and the cookie to hand out again when the session's end moved. */
export type FoundCaller = { caller: Caller; cookie?: string | undefined };

/**
 * The one place that decides who may call a route: tries what the route allows, in its order.
 * @throws ProblemError `not-signed-in` when no proof came, `not-allowed` when one came and does not open this route.
 */
export async function findCaller(ctx: ServerContext, route: Route, request: Request): Promise<FoundCaller> {
  for (const kind of route.caller) {
    const found = await finders[kind](ctx, request, route);
    if (found) return found;
  }
  const proof = request.headers.has('authorization') || request.headers.has('cookie');
  throw new ProblemError(proof && !hasOneWayIn(route) ? 'not-allowed' : 'not-signed-in');
}

/** Routes with one way in: a proof that does not open it is a wrong one (401), not another caller's (403). */
const hasOneWayIn = (route: Route) => route.role !== undefined || route.caller.every((kind) => kind === 'session' || kind === 'provider');

type Finder = (ctx: ServerContext, request: Request, route: Route) => Promise<FoundCaller | undefined>;

const finders: Record<CallerKind, Finder> = {
  async anyone(ctx, request) {
    const found = await ctx.sessions.find(request);
    return { caller: { kind: 'anyone', session: found?.session }, cookie: found?.cookie };
  },
  async session(ctx, request) {
    const found = await ctx.sessions.find(request);
    return found && { caller: { kind: 'session', session: found.session }, cookie: found.cookie };
  },
  async link(ctx, request) {
    const secret = authorization(request, 'Link');
    if (secret === undefined) return undefined;
    const [link] = await ctx.db
      .select({ id: links.id, kind: links.kind, resourceId: links.resourceId })
      .from(links)
      .where(
        and(
          eq(links.secretHash, keyedHash(ctx.config.secrets.session, secret)),
          isNull(links.revokedAt),
          gt(links.expiresAt, ctx.clock()),
        ),
      );
    return link && { caller: { kind: 'link', link } };
  },
  // A provider proves itself over the bytes it sends, each in its own way: its gateway looks, before anything else does.
  provider: async () => ({ caller: { kind: 'provider' } }),
  machine: async (ctx, request) => (hasKey(request, ctx.config.secrets.machineKey) ? { caller: { kind: 'machine' } } : undefined),
  async staff(ctx, request, { role }) {
    if (hasKey(request, ctx.config.secrets.staffKey)) return { caller: { kind: 'staff', staff: keyHolder, signedIn: false } };
    // The key opens everything; who is signed in sees what a route says that their role may.
    const found = role && (await staffProvider(ctx).find(request));
    if (!found) return undefined;
    if (!found.session.staff.roles.includes(role)) throw new ProblemError('not-allowed', { detail: `This needs the role "${role}".` });
    return { caller: { kind: 'staff', staff: found.session.staff, signedIn: true }, cookie: found.cookie };
  },
};

function hasKey(request: Request, key: string): boolean {
  const given = authorization(request, 'Bearer');
  return given !== undefined && sameSecret(given, key);
}

function authorization(request: Request, scheme: string): string | undefined {
  const header = request.headers.get('authorization') ?? '';
  return header.startsWith(`${scheme} `) ? header.slice(scheme.length + 1).trim() : undefined;
}

/** The session of a caller that has one. */
export function sessionOf(caller: Caller): StoredSession | undefined {
  return caller.kind === 'session' || caller.kind === 'anyone' ? caller.session : undefined;
}
