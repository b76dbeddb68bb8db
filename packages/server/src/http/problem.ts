import type { Issue } from '@faelles/schemas/issue.js';
import type { Json } from '@faelles/schemas/json.js';
import type { Problem, ProblemId } from '@faelles/schemas/problem.js';

const kinds: Record<ProblemId, { status: number; title: string }> = {
  'invalid-request': { status: 400, title: 'The request cannot be understood' },
  'invalid-answers': { status: 422, title: 'Some answers are missing or wrong' },
  'not-signed-in': { status: 401, title: 'There is no session' },
  'not-allowed': { status: 403, title: 'This caller may not do this' },
  'not-found': { status: 404, title: 'There is nothing here' },
  gone: { status: 410, title: 'This was here and is over' },
  conflict: { status: 409, title: 'Something else is stored by now' },
  'price-changed': { status: 409, title: 'The price is another than the one shown' },
  'text-changed': { status: 409, title: 'The text is another than the one shown' },
  'definition-changed': { status: 409, title: 'The form has a newer version' },
  'idempotency-key-reused': { status: 409, title: 'This Idempotency-Key was used for something else' },
  'too-large': { status: 413, title: 'This is too large' },
  'unsupported-type': { status: 415, title: 'This type of content is not accepted here' },
  'too-many-requests': { status: 429, title: 'Too many requests' },
  'representation-ended': { status: 403, title: 'The caller may no longer act for the other' },
  'representation-insufficient': { status: 403, title: 'The caller may not do this for the other' },
  'giver-too-young': { status: 422, title: 'Who gives a power of attorney must be 15 or older' },
  'provider-unavailable': { status: 502, title: 'A service behind this one cannot be reached' },
  'provider-mismatch': { status: 502, title: 'The payment provider speaks of another amount' },
  internal: { status: 500, title: 'Something went wrong on the server' },
};

/** What a problem may say beyond its kind. `detail` is for developers and holds nothing the citizen wrote. */
export type ProblemExtras = {
  detail?: string;
  issues?: Issue[];
  current?: Json;
  /** Another status of the same kind: 422 for a body of the wrong shape, 503 for something closed for now. */
  status?: number;
  headers?: Record<string, string>;
};

/** Thrown anywhere below a route, answered as RFC 9457 problem details by the app. */
export class ProblemError extends Error {
  override name = 'ProblemError';
  readonly id: ProblemId;
  readonly extras: ProblemExtras;
  constructor(id: ProblemId, extras: ProblemExtras = {}) {
    super(id);
    this.id = id;
    this.extras = extras;
  }
}

/** A problem as RFC 9457 writes it. */
export function problemResponse(id: ProblemId, extras: ProblemExtras = {}): Response {
  const { detail, issues, current, headers } = extras;
  const kind = kinds[id];
  const status = extras.status ?? kind.status;
  const problem: Problem = { type: `/problems/${id}`, title: kind.title, status };
  if (detail !== undefined) problem.detail = detail;
  if (issues !== undefined) problem.issues = issues;
  if (current !== undefined) problem.current = current;
  return new Response(JSON.stringify(problem), {
    status,
    headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store', ...headers },
  });
}

/** The kinds with their usual status, for the published contract. */
export const problemKinds = kinds;
