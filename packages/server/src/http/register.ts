import type { Context, Hono } from 'hono';
import type { ServerContext } from '../context.ts';
import { sha256 } from '../hash.ts';
import { hasEnded, refuseEnded, REPRESENTATION } from '../representation/allowed.ts';
import { parseJson, parseWith, readBytes } from './body.ts';
import { findCaller, sessionOf } from './callers.ts';
import { addressOf } from './address.ts';
import { checkOrigin } from './origin.ts';
import { ProblemError } from './problem.ts';
import type { RateLimit } from './rate-limit.ts';
import type { Call, Caller, RateKind, Route } from './route.ts';

/** What the app carries along with a request: the pattern of the route, for the log. */
export type AppEnv = { Variables: { route: string | undefined } };
export type App = Hono<AppEnv>;

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;
const idempotencyKey = /^[\x21-\x7e]{8,128}$/;

/**
 * Puts a route into the app behind the checks that it declares, always in this order: how often, from which page, who,
 * which path, which body. A route's own code runs only when all have passed.
 */
export function register(app: App, route: Route, ctx: ServerContext, limit: RateLimit): void {
  app.on(route.method, pathPattern(route.path), async (c) => {
    c.set('route', route.path);
    const request = c.req.raw;
    const write = route.method !== 'GET';
    const address = addressOf(c, ctx.config.trustedProxies);
    countBy(`address ${address}`, 4);
    const { caller, cookie } = await findCaller(ctx, route, request);
    const byCookie = caller.kind === 'session' || caller.kind === 'anyone' || (caller.kind === 'staff' && caller.signedIn);
    if (write && !route.crossOrigin && byCookie) {
      checkOrigin(request, ctx.config.publicUrl);
    }
    const session = sessionOf(caller);
    if (session) countBy(`session ${session.id}`, 1);
    const over = await hasEnded(ctx, session);
    if (over && caller.kind === 'session') refuseEnded(route.path);
    const response = await route.handle(await readCall(route, ctx, c, caller));
    // The session's own answers say it themselves, and know whether it has changed meanwhile.
    if (over && !route.path.startsWith('/api/session')) response.headers.set(REPRESENTATION, 'ended');
    if (cookie !== undefined && !response.headers.has('set-cookie')) response.headers.set('set-cookie', cookie);
    if (session) response.headers.set('session-seconds', String(Math.max(0, Math.round((session.expiresAt.getTime() - ctx.clock().getTime()) / 1000))));
    return response;

    // Many citizens share an address (a library, a municipality's network): it may do several sessions' worth.
    function countBy(key: string, times: number): void {
      const kind: RateKind = route.rate ?? (write ? 'write' : 'read');
      const spent = limit(`${kind} ${key}`, ctx.config.rates[kind] * times);
      if (!spent.ok) throw new ProblemError('too-many-requests', { headers: { 'retry-after': String(spent.retryAfter) } });
    }
  });
}

/** `:id.pdf` for the router: it takes what a name stands for from its pattern, and knows no endings of its own. */
const pathPattern = (path: string) => path.replace(/:([A-Za-z]+)\.([a-z]+)$/, ':$1{[^/]+\\.$2}');

/** The values of the path's names, without the ending that the route's own path gives them. */
function pathValues(route: Route, c: Context): Record<string, string> {
  const values = { ...(c.req.param() as Record<string, string>) };
  const [, name, ending] = /:([A-Za-z]+)(\.[a-z]+)$/.exec(route.path) ?? [];
  if (name && ending) values[name] = values[name]!.slice(0, -ending.length);
  return values;
}

async function readCall(route: Route, ctx: ServerContext, c: Context, caller: Caller): Promise<Call> {
  const request = c.req.raw;
  const params = pathValues(route, c);
  for (const [name, value] of Object.entries(params)) {
    if (/^(id|.+Id)$/.test(name) && !uuid.test(value)) throw new ProblemError('not-found');
  }
  const query = route.query && parseWith(route.query, c.req.query());
  const key = request.headers.get('idempotency-key') ?? '';
  if (route.idempotent && !idempotencyKey.test(key)) {
    throw new ProblemError('invalid-request', { detail: 'The header Idempotency-Key is needed: 8 to 128 visible characters.' });
  }
  const bytes = route.body === undefined ? new Uint8Array() : await readBytes(request, bodyLimit(route, ctx));
  const requestHash = route.idempotent ? sha256(`${route.method} ${c.req.path} ${sha256(bytes)}`) : '';
  return { ctx, caller, params, query, body: bodyOf(route, request, bytes), request, idempotency: { key, requestHash } };
}

function bodyLimit(route: Route, ctx: ServerContext): number {
  return typeof route.maxBytes === 'function' ? route.maxBytes(ctx) : (route.maxBytes ?? ctx.config.maxJsonBytes);
}

function bodyOf(route: Route, request: Request, bytes: Uint8Array): unknown {
  if (route.body === undefined) return undefined;
  if (route.body === 'bytes') return bytes;
  const type = (request.headers.get('content-type') ?? '').split(';')[0]!.trim().toLowerCase();
  // A form of another site can send text/plain, but not application/json.
  if (type !== 'application/json' && !type.endsWith('+json') && type !== 'application/csp-report') {
    throw new ProblemError('unsupported-type', { detail: 'Send application/json.' });
  }
  return parseWith(route.body, parseJson(bytes, { membersOnce: route.membersOnce === true }));
}
