import type * as z from 'zod';
import type { Staff, StaffRole } from '@faelles/schemas/staff.js';
import type { ServerContext } from '../context.ts';
import type { StoredSession } from '../sessions/provider.ts';

/** Who may call a route. `link` is the holder of a capability link, `provider` the payment provider's webhook. */
export type CallerKind = 'anyone' | 'session' | 'link' | 'provider' | 'machine' | 'staff';

/** Who does call, as found out and checked before the route is asked (`callers.ts`). */
export type Caller =
  | { kind: 'anyone'; session?: StoredSession | undefined }
  | { kind: 'session'; session: StoredSession }
  | { kind: 'link'; link: { id: string; kind: string; resourceId: string } }
  | { kind: 'provider' }
  | { kind: 'machine' }
  /** `signedIn`: by a cookie, on the page; otherwise with the key. */
  | { kind: 'staff'; staff: Staff; signedIn: boolean };

type Schema = z.core.$ZodType;
type Output<S, Otherwise> = S extends Schema ? z.core.output<S> : Otherwise;

/** One call of a route: everything in it has passed the route's own declarations. */
export type Call<Body = unknown, Query = unknown, Kind extends CallerKind = CallerKind> = {
  ctx: ServerContext;
  caller: Extract<Caller, { kind: Kind }>;
  /** Values of the path's `:names`. */
  params: Readonly<Record<string, string>>;
  query: Query;
  /** Parsed JSON, or the bytes of a route with `body: 'bytes'`. */
  body: Body;
  request: Request;
  /** The Idempotency-Key, with the hash of what was sent; '' on a route that asks for none. */
  idempotency: { key: string; requestHash: string };
};

/** How a route is declared. What it says here is enforced, tested and published (`/api/openapi.json`). */
export type RouteDeclaration<
  B extends Schema | 'bytes' | undefined = undefined,
  Q extends Schema | undefined = undefined,
  K extends CallerKind = CallerKind,
> = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** `/api/drafts/:id`, `/api/receipts/:id.pdf`; a `:…Id` or `:id` must be a UUID, or the answer is 404. */
  path: string;
  /** Who may call; with several, the first whose proof comes with the request. */
  caller: K | readonly K[];
  /** With it, a route for staff is open to those who are signed in and have this role, and not only to STAFF_KEY. */
  role?: StaffRole;
  /** One English sentence for the published contract. */
  summary: string;
  /** Schema of the JSON body, or `'bytes'` for a raw one. */
  body?: B;
  /** Most bytes of the body. Default 512 KiB. */
  maxBytes?: number | ((ctx: ServerContext) => number);
  /** Refuse a body in which a member stands twice: it would be signed or shown as one thing and read as another. */
  membersOnce?: boolean;
  query?: Q;
  /** The Idempotency-Key header is required. */
  idempotent?: boolean;
  /** Which rate limit counts it. Default: `read` for GET, `write` otherwise. */
  rate?: RateKind;
  /** A write that other origins may send (reports a browser makes by itself). */
  crossOrigin?: boolean;
  /** Status to schema of a JSON answer, or to words for one without. */
  responses: Readonly<Record<number, Schema | string>>;
  handle(
    call: Call<B extends 'bytes' ? Uint8Array : Output<B, undefined>, Output<Q, undefined>, K>,
  ): Promise<Response> | Response;
};

/** What is counted together. */
export type RateKind = 'source' | 'check' | 'read' | 'write' | 'upload' | 'part' | 'session' | 'link' | 'webhook' | 'lookup';

/** A route with its types worn off, as the app takes it. */
export type Route = Omit<RouteDeclaration<Schema | 'bytes' | undefined, Schema | undefined, CallerKind>, 'handle' | 'caller'> & {
  caller: readonly CallerKind[];
  handle(call: Call): Promise<Response> | Response;
};

/** Declares a route. */
export function route<
  const K extends CallerKind,
  B extends Schema | 'bytes' | undefined = undefined,
  Q extends Schema | undefined = undefined,
>(declaration: RouteDeclaration<B, Q, K>): Route {
  const { caller } = declaration;
  return { ...declaration, caller: (Array.isArray(caller) ? caller : [caller]) as CallerKind[] } as unknown as Route;
}

/** A JSON answer that no cache keeps. */
export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store', ...headers },
  });
}

/** An answer without content. */
export function noContent(headers: Record<string, string> = {}): Response {
  return new Response(null, { status: 204, headers: { 'cache-control': 'no-store', ...headers } });
}
